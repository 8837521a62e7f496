import { dividesWhole } from '../taxonomy/complements.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isConfirmed, looksLikeSlip, sum } from './relate.ts'

const PULLS = /拉动[^，。；]{0,16}(?:增长)?$/u
const FARTHEST = 40

/**
 * `最终消费支出拉动经济增长2.2个百分点，资本形成总额拉动1.3个百分点，净出口拉动1.5个百分点`: the contributions to a growth that the paragraph
 * states come to it.
 */
export function readContributions(stream: readonly Mention[]): Draft[] {
  const drafts: Draft[] = []
  for (let i = 0; i < stream.length; ) {
    const parts = run(stream, i)
    const draft = parts.length > 1 ? contributed(stream, i, parts) : null
    if (draft) drafts.push(draft)
    const last = parts.at(-1)
    i = last ? stream.indexOf(last, i) + 1 : i + 1
  }
  return drafts
}

function run(stream: readonly Mention[], start: number): Mention[] {
  const parts: Mention[] = []
  for (let i = start; i < stream.length && parts.length < MOST; i++) {
    const part = stream[i] as Mention
    // 对经济增长的贡献率为6.6%，拉动经济增长0.2个百分点: its share in the growth beside it.
    if (part.role === 'other' && /贡献[率度]/u.test(part.phrase) && part.sentence === stream[start]?.sentence) continue
    const pulls = PULLS.test(part.phrase) || (part.enumerated !== null && parts.length > 0)
    if (part.role !== 'points' || !pulls || part.sentence !== stream[start]?.sentence) break
    parts.push(part)
  }
  return parts
}

const MOST = 6

function contributed(stream: readonly Mention[], start: number, parts: readonly Mention[]): Draft | null {
  const [first] = parts
  if (!first) return null
  const growths = stream.slice(Math.max(0, start - FARTHEST), start).filter(({ paragraph, role, figure: { unit } }) => {
    return paragraph === first.paragraph && role === 'change' && unit.dimension === 'percent'
  })
  const readings = growths.map((growth) => equals(growth.figure, sum(...parts.map((part) => figure(part.figure)))))
  const confirmed = readings.filter(isConfirmed)
  const all = EXPENDITURE.every((word, i) => parts[i]?.lead.includes(word)) || dividesWhole(parts.map(nameOf))
  const kept = confirmed.length > 0 ? confirmed : readings.slice(0, 1).filter((one) => all || looksLikeSlip(one))
  return kept.length === 0 ? null : { kind: 'sum', certainty: 'low', readings: kept, section: first.figure.section }
}

/** The three sides of expenditure, in the order that every communiqué has them in. */
const EXPENDITURE = ['消费', '资本形成', '净出口']

function nameOf({ phrase, enumerated }: Mention): string {
  return enumerated?.name || (phrase.split('拉动', 1)[0] ?? '')
}
