import type { Figure } from '../model/report.ts'
import { HUNDRED } from '../number/decimal.ts'
import type { Expression } from '../number/relation.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { figure, isConfirmed, roughly, sum } from './relate.ts'

const WHOLE: Expression<Figure> = { op: 'constant', value: HUNDRED }
const FEWEST = 2
const LONGEST = 20
/** Nobody leaves out or counts twice more than this by a slip; beyond it the list is open or the answers overlap. */
const FARTHEST = 10

/** 由…构成, 其余占…: the list is said to be all of it. */
const CLOSED = /构成|组成|分为|分成|划分|各类|分布/u
const REST = /其他|其余|其它|剩余/u
const OVERLAPS = /多选|可重复|兼|以上的?占|至少/u

/** Shares of one whole without amounts: 财政拨款占85.2%，事业收入占10.3%，其他收入占4.5%. All of them come to 100%. */
export function readWholes(stream: readonly Mention[]): Draft[] {
  const drafts: Draft[] = []
  for (let i = 0; i < stream.length; ) {
    const list = listFrom(stream, i)
    const draft = list.length >= FEWEST ? wholeOf(list) : null
    if (draft) drafts.push(draft)
    i += Math.max(1, list.length)
  }
  return drafts
}

function listFrom(stream: readonly Mention[], start: number): Mention[] {
  const first = stream[start] as Mention
  if (!isShare(first)) return []
  const list = [first]
  for (let i = start + 1; i < stream.length && list.length < LONGEST; i++) {
    const next = stream[i] as Mention
    if (!isShare(next) || next.of !== first.of || next.depth !== first.depth || next.opener !== null) break
    if (next.sentence !== first.sentence || next.paragraph !== first.paragraph || next.gap >= GAP.stop) break
    list.push(next)
  }
  const amount = stream[start - 1]
  const beside = amount?.sentence === first.sentence && amount.role === 'level' && amount.gap < GAP.stop
  return beside && list.length === 1 ? [] : list
}

function isShare({ role, figure: { unit, bound } }: Mention): boolean {
  return role === 'share' && unit.dimension === 'percent' && bound === null
}

function wholeOf(list: readonly Mention[]): Draft | null {
  const [first] = list
  const last = list.at(-1)
  if (!first || !last || [...list.map(({ lead }) => lead), last.tail].some((words) => OVERLAPS.test(words))) return null
  const computed = sum(...list.map((one) => figure(one.figure)))
  const reading = { stated: WHOLE, comparison: '=' as const, computed }
  const draft = { kind: 'sum', topic: 'percent', readings: [reading], section: first.figure.section } as const
  const closed = list.some(({ lead }) => CLOSED.test(lead)) || REST.test(last.lead)
  if (isConfirmed(reading)) return { ...draft, certainty: closed ? 'high' : 'low' }
  const gap = list.reduce((total, one) => total + roughly(one.figure), 0) - HUNDRED.toNumber()
  if (Math.abs(gap) > FARTHEST || (gap < 0 && !closed) || /^[^，。；]{0,8}等/u.test(last.tail)) return null
  return { ...draft, certainty: closed ? 'high' : 'low' }
}

/** A total of 100% in a table is the whole of shares. */
export function asWholes(draft: Draft): Draft {
  const [first] = draft.readings
  if (draft.topic !== 'table' || draft.kind !== 'sum' || first?.stated.op !== 'figure') return draft
  const { unit, value } = first.stated.figure
  return unit.dimension === 'percent' && value.equals(HUNDRED) ? { ...draft, topic: 'percent' } : draft
}
