import type { Bilingual, Finding, Language } from '../model/finding.ts'
import type { Report, Span } from '../model/report.ts'
import type { Block, Tree } from '../model/tree.ts'
import { fingerprint } from './fingerprint.ts'
import { nearest } from './nearest.ts'
import { places } from './places.ts'

/** `<!-- audit-ignore rule, rule: reason -->`: findings of these rules in what the comment covers are left out. */
interface Suppression {
  readonly rules: readonly string[]
  readonly reason: string
  readonly at: Span
  readonly covers: Span
}

const OPEN = '<!-- audit-ignore'
const CLOSE = '-->'

/** The tree without such comments, so that nothing in a reason is taken for a figure of the report. */
export function withoutSuppressions(tree: Tree): Tree {
  if (!tree.text.includes(OPEN)) return tree
  const blocks = tree.blocks.flatMap((block): Block[] => {
    if (block.kind === 'table' || !block.passage.text.includes(OPEN)) return [block]
    const text = blanked(block.passage.text)
    return text.trim() === '' ? [] : [{ ...block, passage: { ...block.passage, text } }]
  })
  return { ...tree, blocks }
}

/** As many characters as before, so that places stay right. */
function blanked(text: string): string {
  return commentsIn(text).reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  )
}

function commentsIn(text: string): Span[] {
  const found: Span[] = []
  for (let start = text.indexOf(OPEN); start >= 0; ) {
    const close = text.indexOf(CLOSE, start)
    if (close < 0) return found
    const end = close + CLOSE.length
    found.push({ start, end })
    start = text.indexOf(OPEN, end)
  }
  return found
}

const MESSAGES = {
  unused: { zh: '没有可忽略的“{rule}”问题，可删去此注释', en: 'there is no finding of {rule} to ignore here' },
  unknown: { zh: '没有名为“{rule}”的规则', en: 'there is no rule "{rule}"' },
  nearest: { zh: '；是否指 {word}？', en: '; did you mean {word}?' },
  reasonless: {
    zh: '忽略须写明理由：<!-- audit-ignore 规则: 理由 -->',
    en: 'a reason is needed: <!-- audit-ignore rule: reason -->',
  },
} as const satisfies Record<string, Bilingual>

/** Leaves out what comments in the report suppress, and reports comments that suppress nothing or give no reason. */
export function suppress(
  findings: readonly Finding[],
  report: Report,
  ran: readonly string[],
  known: readonly string[],
  language: Language,
): Finding[] {
  const all = suppressionsIn(report.tree)
  if (all.length === 0) return [...findings]
  const used = new Set<string>()
  const kept = findings.filter((finding) => {
    const hits = all.filter(
      ({ rules, covers, reason }) =>
        reason !== '' &&
        rules.includes(finding.rule) &&
        covers.start <= finding.at.offset &&
        finding.at.offset < covers.end,
    )
    for (const hit of hits) used.add(`${hit.at.start} ${finding.rule}`)
    return hits.length === 0
  })
  const locate = places(report.tree)
  const complaint = (id: string, at: Span, message: string): Finding => {
    const section = report.sections.findLast((one) => one.at.start <= at.start && at.start < one.end)
    const { number, title, path } = section ?? { number: null, title: '', path: [] }
    return {
      rule: id,
      severity: 'warning',
      certainty: 'high',
      message,
      language,
      section: { number, title, path },
      at: locate(at, null),
      because: [],
      claim: null,
      cause: null,
      suggestion: null,
      fingerprint: fingerprint(id, section ?? report.sections[0] ?? NOWHERE, null, [message], null),
    }
  }
  const complaints = all.flatMap(({ rules, reason, at }) => {
    if (reason === '') return [complaint('unexplained-suppression', at, MESSAGES.reasonless[language])]
    return rules.flatMap((rule) => {
      if (!known.includes(rule)) return [complaint('unused-suppression', at, unknown(rule, known, language))]
      if (used.has(`${at.start} ${rule}`) || !ran.includes(rule)) return []
      return [complaint('unused-suppression', at, MESSAGES.unused[language].replace('{rule}', rule))]
    })
  })
  return [...kept, ...complaints].sort((a, b) => a.at.offset - b.at.offset)
}

const NOWHERE = { number: null, title: '', level: 0, path: [], at: { start: 0, end: 0 }, end: 0 }

function unknown(rule: string, known: readonly string[], language: Language): string {
  const word = nearest(rule, known)
  const message = MESSAGES.unknown[language].replace('{rule}', rule)
  return word ? message + MESSAGES.nearest[language].replace('{word}', word) : message
}

function suppressionsIn(tree: Tree): Suppression[] {
  return commentsIn(tree.text).map((at) => {
    const body = tree.text.slice(at.start + OPEN.length, at.end - CLOSE.length)
    const colon = body.search(/[:：]/u)
    const rules = (colon < 0 ? body : body.slice(0, colon)).split(/[,，、\s]/u).filter((name) => name !== '')
    return { rules, reason: colon < 0 ? '' : body.slice(colon + 1).trim(), at, covers: coveredBy(at, tree) }
  })
}

/** A comment behind text covers its line; one on a line of its own the paragraph or table that follows. */
function coveredBy(at: Span, { text, blocks }: Tree): Span {
  const line = text.lastIndexOf('\n', at.start - 1) + 1
  if (text.slice(line, at.start).trim() !== '') return { start: line, end: at.end }
  const next = blocks.map(extent).find(({ end }) => end > at.end)
  return next ? { start: at.end, end: next.end } : { start: at.end, end: at.end }
}

function extent(block: Block): Span {
  const passages = block.kind === 'paragraph' ? [block.passage] : block.cells.map(({ passage }) => passage)
  const starts = passages.flatMap(({ pieces }) => pieces.map(({ offset }) => offset))
  const ends = passages.flatMap(({ pieces, text }) => {
    const last = pieces.at(-1)
    return last ? [last.offset + text.length - last.at] : []
  })
  return {
    start: starts.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY),
    end: ends.reduce((most, one) => Math.max(most, one), 0),
  }
}
