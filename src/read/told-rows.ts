import type { Figure } from '../model/report.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { itemIn } from './rate-plan.ts'
import { bare, type Row } from './row-names.ts'

const SHORTEST = 3
const LONGEST = 24
/** 派出所标准化建设项目。, 农村公路建设：, 1．基本支出。 */
const HEAD =
  /^\s{0,4}(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）.．、]\s{0,2})?([\u4e00-\u9fff“”（）()]{2,24}?)(?:情况|方面)?[。：:，,]/u
const RATE = /率$/u
const SPENT = /(?:支出|支付|使用|完成|到位)$/u

/** What is told of one thing, in one place or in several. */
interface Told {
  readonly plan?: Figure | undefined
  readonly result?: Figure | undefined
  readonly rate?: Figure | undefined
}

/**
 * What running text tells of one thing after another, as rows of a table that nobody drew: `（1）标准化建设项目。全年预算320万元，支出287万元`, `公路养护年度
 * 预算5860万元，执行率89%；公交补贴年度预算…`. What one place leaves out of a thing, another may tell.
 */
export function toldRows(stream: readonly Mention[]): Row[] {
  const told = new Map<string, Told[]>()
  let clause: Mention[] = []
  let paragraph: Mention[] = []
  for (const mention of [...stream, null]) {
    if (clause.length > 0 && (!mention || mention.gap >= GAP.semicolon || isNext(mention, clause))) {
      add(told, nameOfClause(clause), clause)
      clause = []
    }
    if (paragraph[0] && mention?.paragraph !== paragraph[0].paragraph) {
      add(told, headOf(paragraph[0]), paragraph)
      paragraph = []
    }
    if (!mention || mention.figure.cell !== null) continue
    clause.push(mention)
    paragraph.push(mention)
  }
  return [...told].flatMap(([label, all], i) =>
    all
      .map(({ plan, result, rate }) => [plan, result, rate].flatMap((one) => one ?? []))
      .filter((cells) => cells.length > 1)
      .map((cells) => ({ label, table: -1 - i, cells })),
  )
}

/** 公路养护支出5236万元，公交补贴支出2640万元: an amount of a name of its own. */
function isNext(mention: Mention, clause: readonly Mention[]): boolean {
  const name = isLevel(mention) ? itemIn(mention) : ''
  return name.length >= SHORTEST && name !== nameOfClause(clause)
}

function nameOfClause([first]: readonly Mention[]): string {
  return first && isLevel(first) ? itemIn(first) : ''
}

/** The words that a paragraph begins with, where they only name something. */
export function headOf({ at, lead }: Mention): string {
  return at === 0 ? (HEAD.exec(lead)?.[1] ?? '') : ''
}

function add(told: Map<string, Told[]>, name: string, mentions: readonly Mention[]): void {
  const label = bare(name)
  if (label.length < SHORTEST || label.length > LONGEST) return
  const own = mentions.filter(({ depth, prior }) => depth === 0 && !prior)
  const levels = own.filter((one) => isLevel(one) && one.figure.unit.dimension !== 'percent')
  const plan = levels.find(({ figure: { measure } }) => isPlan(measure))?.figure
  const result = levels.find(
    ({ figure, phrase }) => figure !== plan && (isResult(figure.measure) || SPENT.test(phrase)),
  )?.figure
  const rate = own.find((one) => one.role === 'rate' && RATE.test(one.of))?.figure
  const fresh: Told = { plan, result, rate }
  const known = told.get(label) ?? []
  const open = known.findIndex((one) => !MEASURES.some((measure) => one[measure] && fresh[measure]))
  const old = known[open]
  if (!old) told.set(label, [...known, fresh].slice(0, MOST))
  else
    told.set(label, known.with(open, { plan: old.plan ?? plan, result: old.result ?? result, rate: old.rate ?? rate }))
}

const MEASURES = ['plan', 'result', 'rate'] as const
const MOST = 8
