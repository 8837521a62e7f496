import type { Certainty, Claim, ClaimKind, Reading, Topic } from '../../src/model/claim.ts'
import type { Figure, Report, Section } from '../../src/model/report.ts'
import { Decimal, HUNDRED } from '../../src/number/decimal.ts'
import { arabic } from '../../src/number/numeral.ts'
import type { Expression } from '../../src/number/relation.ts'
import { NO_UNIT, unitAfter } from '../../src/number/unit.ts'
import { settle } from '../../src/read/draft.ts'

type Operand = Expression<Figure>
type Details = Partial<Pick<Figure, 'cell' | 'measure' | 'section' | 'precision'>>

export interface Build {
  /** Appends text that holds no figure. */
  write(text: string): void
  heading(path: readonly string[], number: string | null): Section
  /** Appends `label` and the number with its unit, as printed: `figure('基本支出', '935.10万元')`. */
  figure(label: string, printed: string, details?: Details): Figure
  claim(kind: ClaimKind, reading: Reading, more?: { topic?: Topic; certainty?: Certainty }): Claim
  sum(total: Figure, parts: readonly Figure[], topic?: Topic): Claim
  share(percent: Figure, part: Figure, whole: Figure): Claim
  restatement(one: Figure, other: Figure): Claim
  report(): Report
}

/** Puts a report together by hand, figures and claims included, as the reader would. */
export function build(): Build {
  let text = ''
  const figures: Figure[] = []
  const claims: Claim[] = []
  let section: Section = { number: null, title: '', level: 0, path: [], at: { start: 0, end: 0 }, end: 1e6 }
  const sections = [section]
  const claim: Build['claim'] = (kind, reading, { topic, certainty = 'high' } = {}) => {
    const draft = { kind, certainty, readings: [reading], section, ...(topic && { topic }) }
    const settled = settle(draft, `c${claims.length + 1}`)
    claims.push(settled)
    return settled
  }
  return {
    write(more) {
      text += more
    },
    heading(path, number) {
      const title = path.at(-1) ?? ''
      section = { number, title, level: path.length, path, at: { start: text.length, end: text.length }, end: 1e6 }
      sections.push(section)
      text += `${title}\n`
      return section
    },
    figure(label, printed, details = {}) {
      text += label
      const number = /^[\d,，.．０-９\-－一二三四五六七八九十]+/.exec(printed)?.[0] ?? ''
      const numeral = arabic(number) ?? { value: new Decimal('一二三四五六七八九十'.indexOf(number) + 1), decimals: 0 }
      const after = unitAfter(printed, number.length)
      const start = text.length
      const made: Figure = {
        id: `f${figures.length + 1}`,
        text: printed,
        at: { start, end: start + printed.length },
        numberAt: { start, end: start + number.length },
        ...numeral,
        precision: numeral.decimals,
        unit: after?.kind === 'unit' ? after.unit : NO_UNIT,
        bound: null,
        label,
        measure: null,
        year: null,
        scope: null,
        section,
        cell: null,
        source: null,
        ...details,
      }
      text += `${printed}，`
      figures.push(made)
      return made
    },
    claim,
    sum: (total, parts, topic) =>
      claim(
        'sum',
        {
          stated: of(total),
          comparison: '=',
          computed: { op: 'sum', terms: parts.map((part) => ({ weight: 1, of: of(part) })) },
        },
        topic ? { topic } : {},
      ),
    share: (percent, part, whole) =>
      claim('share', { stated: of(percent), comparison: '=', computed: percentage(of(part), of(whole)) }),
    restatement: (one, other) => claim('restatement', { stated: of(one), comparison: '=', computed: of(other) }),
    report: () => ({
      tree: { format: 'text', text, blocks: [], meta: {}, notes: [] },
      title: null,
      organisation: null,
      year: null,
      sections,
      figures,
      claims,
    }),
  }
}

export function of(figure: Figure): Operand {
  return { op: 'figure', figure }
}

export function minus(a: Operand, b: Operand): Operand {
  return {
    op: 'sum',
    terms: [
      { weight: 1, of: a },
      { weight: -1, of: b },
    ],
  }
}

export function percentage(numerator: Operand, denominator: Operand): Operand {
  return {
    op: 'product',
    factors: [
      { op: 'quotient', numerator, denominator },
      { op: 'constant', value: HUNDRED },
    ],
  }
}
