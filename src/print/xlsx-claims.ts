import type { WriteSheet } from 'hucre/xlsx'
import type { Claim } from '../model/claim.ts'
import type { Language } from '../model/finding.ts'
import type { Figure } from '../model/report.ts'
import { evaluate, figuresOf } from '../number/relation.ts'
import type { AuditedReport, Describe } from './audited.ts'
import { say } from './catalogue.ts'
import { type FigureCells, formatOf } from './xlsx-figures.ts'
import { formulaOf } from './xlsx-formula.ts'
import { decision } from './xlsx-lists.ts'
import { columnName, type Entry, MOST_ROWS, sheetOf } from './xlsx-sheet.ts'

/** Decimals beyond the printed ones that a recomputed value is shown with. */
const EXTRA = 4

/** Binary fractions are rounded off here: no printed number has as many decimals. */
const NOISE = 9

const TONES = { holds: 'good', rounding: 'good', fails: 'bad', unassessable: 'warn' } as const

/** Every relation: what is stated and what is recomputed, both live over the figures' cells, their difference and the verdict. */
export function claimSheet(
  reports: readonly AuditedReport[],
  cells: FigureCells,
  describe: Describe,
  language: Language,
): WriteSheet {
  const columns = [
    { title: say(language, 'page.file'), width: 28 },
    { title: 'ID', width: 8 },
    { title: say(language, 'sheet.section'), width: 26, wrap: true },
    { title: say(language, 'page.label'), width: 28, wrap: true },
    { title: say(language, 'sheet.relation'), width: 10 },
    { title: say(language, 'sheet.expression'), width: 40, wrap: true },
    { title: say(language, 'page.stated'), width: 16 },
    { title: '', width: 4 },
    { title: say(language, 'page.recomputed'), width: 18 },
    { title: say(language, 'page.difference'), width: 14 },
    { title: say(language, 'sheet.unit'), width: 8 },
    { title: say(language, 'page.tolerance'), width: 12 },
    { title: say(language, 'sheet.verdict'), width: 12 },
    { title: say(language, 'page.certainty'), width: 8 },
    decision(language),
    { title: say(language, 'sheet.note'), width: 30, wrap: true },
  ]
  const rows: Entry[][] = []
  for (const { path, report } of reports) {
    for (const claim of report.claims) {
      if (rows.length === MOST_ROWS) break
      rows.push([path, ...rowOf(claim, rows.length + 2, cells, describe, language)])
    }
  }
  return sheetOf(say(language, 'sheet.claims'), columns, rows)
}

function rowOf(claim: Claim, row: number, cells: FigureCells, describe: Describe, language: Language): Entry[] {
  const { expression, tolerance } = describe(claim)
  const like = claim.reading.stated.op === 'figure' ? claim.reading.stated.figure : claim.figures[0]
  const [stated, computed] = [columnName(6), columnName(8)]
  return [
    claim.id,
    claim.section.path.at(-1) ?? '',
    like ? [like.label, like.measure].filter((part) => part).join(' · ') : '',
    say(language, `kind.${claim.kind}`),
    expression,
    like ? live(claim.reading.stated, like, like.decimals, cells) : '',
    { '=': '=', '<=': '≤', '>=': '≥' }[claim.reading.comparison],
    like ? live(claim.reading.computed, like, like.decimals + EXTRA, cells) : '',
    like && claim.outcome.exact
      ? {
          formula: `ROUND(${stated}${row}-${computed}${row},${NOISE})`,
          result: differenceOf(claim, like),
          format: 'General',
        }
      : '',
    like?.unit.text ?? '',
    Number.isFinite(Number(tolerance)) && tolerance !== '' ? Number(tolerance) : tolerance,
    { text: say(language, `verdict.${claim.outcome.verdict}`), tone: TONES[claim.outcome.verdict] },
    claim.certainty === 'low' ? say(language, 'certainty.low') : say(language, 'page.certain'),
  ]
}

/** A side of a relation in the unit of the stated figure, as a formula; its value where it is too long for one. */
function live(side: Claim['reading']['stated'], like: Figure, decimals: number, cells: FigureCells): Entry {
  const value = evaluate(side)
  const result = value ? value.exact.div(like.unit.scale).toNumber() : null
  const format = formatOf(decimals)
  const missing = result === null || !figuresOf(side).every((figure) => cells.has(figure))
  const formula = missing ? null : formulaOf(side, like.unit.scale, (figure) => cells.get(figure) ?? '0')
  if (formula === null) return result === null ? '' : { number: result, format }
  return { formula, result, format }
}

function differenceOf({ reading, outcome }: Claim, { unit }: Figure): number | null {
  const stated = evaluate(reading.stated)
  if (!stated || !outcome.exact) return null
  return stated.exact.minus(outcome.exact).div(unit.scale).toDecimalPlaces(NOISE).toNumber()
}
