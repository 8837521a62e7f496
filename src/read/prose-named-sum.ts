import { Decimal } from '../number/decimal.ts'
import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, nounIn, since } from './phrase.ts'
import { isMisprinted, isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed, isExactCount, minus, type Side, sum } from './relate.ts'

const FARTHEST = 40
const SHORTEST = 3

/** Sums whose parts the words name right before the total, or leave without a number because there is one of it. */
export function readNamedSums(stream: readonly Mention[]): Draft[] {
  return stream
    .flatMap((total, i): Draft[] => {
      const base = ofBase(stream, i)
      if (base) return [draftOf(total, base)]
      if (!isLevel(total)) return []
      const adjusted = adjustedFrom(stream, i)
      if (adjusted) return [draftOf(total, adjusted)]
      const left = offset(stream, i)
      if (left) return [{ ...draftOf(total, left), kind: 'difference' }]
      const used = usedFor(stream, i)
      if (used) return [used]
      const listed = underIntroduction(stream, i)
      if (listed) return [listed]
      const named = ofNamed(stream, i)
      if (named) return [draftOf(total, named)]
      const [head, others] = [stream[i - 1], total]
      const unit = head && isLevel(head) && others.sentence === head.sentence ? soleIn(others) : null
      if (!head || unit === null || !isExactCount(head.figure) || head.figure.unit.text !== others.figure.unit.text)
        return []
      const one: Side = { op: 'constant', value: new Decimal(1), items: [unit] }
      return [draftOf(head, sum(one, figure(others.figure)))]
    })
    .filter(({ readings }) => readings.some((reading) => isConfirmed(reading) || isPlausible(reading)))
}

function draftOf({ figure: stated }: Mention, computed: Side): Draft {
  return { kind: 'sum', certainty: 'low', readings: [equals(stated, computed)], section: stated.section }
}

/** `与上年决算数21.93万元（接待费7.08万元、车辆运行费14.85万元）相比`: the bracket behind what is compared with tells its parts. */
function ofBase(stream: readonly Mention[], i: number): Side | null {
  const [base, first] = [stream[i] as Mention, stream[i + 1]]
  if (
    base.role !== 'base' ||
    base.of !== 'change' ||
    !first ||
    !/^[（(](?:其中[：:]?)?[^，。；（()）]{2,16}$/u.test(first.lead)
  )
    return null
  const parts: Mention[] = []
  for (const one of stream.slice(i + 1, i + 1 + MOST_PARTS)) {
    if (one.sentence !== base.sentence || one.depth <= base.depth || (one !== first && /[）)]/u.test(one.lead))) break
    if (!isLevel(one) || !commensurable(one.figure.unit, base.figure.unit)) return null
    parts.push(one)
  }
  return parts.length > 1 ? sum(...parts.map((one) => figure(one.figure))) : null
}

const MOST_PARTS = 12

/** `年初预算360.00万元，年中追加742.20万元，调整后1102.20万元`: one right behind the other. */
function adjustedFrom(stream: readonly Mention[], i: number): Side | null {
  const [first, by, total] = [stream[i - 2], stream[i - 1], stream[i] as Mention]
  if (!first || !by || first.sentence !== total.sentence || total.gap !== GAP.comma || by.gap !== GAP.comma) return null
  if (!/年初/u.test(first.phrase) || !ADJUSTED.test(total.phrase)) return null
  if (![first, by].every((one) => commensurable(one.figure.unit, total.figure.unit))) return null
  const sign = /追加|[调净]增/u.test(by.phrase) ? 1 : /[核调压]减|收回/u.test(by.phrase) ? -1 : 0
  if (sign === 0) return null
  return sign > 0 ? sum(figure(first.figure), figure(by.figure)) : minus(figure(first.figure), figure(by.figure))
}

const ADJUSTED = /^(?:经)?(?:调整|追加|核减|调减)后|^(?:全年|调整)预算|^全年可用/u

/** `收入总计610942万元。…支出总计602478万元。收支相抵，结转下年支出8464万元`: both totals stand sentences before, with their lists. */
function offset(stream: readonly Mention[], i: number): Side | null {
  const left = stream[i] as Mention
  if (!/收支(?:总量)?相抵/u.test(since(left.lead, GAP.stop)) || !/^(?:年终)?结[转余]/u.test(left.phrase)) return null
  const before = stream
    .slice(Math.max(0, i - FARTHEST), i)
    .filter(
      (one) => isLevel(one) && left.paragraph - one.paragraph < 2 && commensurable(one.figure.unit, left.figure.unit),
    )
  const [income, outlay] = [/收入总计$/u, /支出总计$/u].map((side) =>
    before.findLast(({ phrase }) => side.test(phrase)),
  )
  return income && outlay && income.at !== outlay.at ? minus(figure(income.figure), figure(outlay.figure)) : null
}

/**
 * `支出完成536418万元，比上年增长3.7%。主要支出科目执行情况如下：` and one paragraph that lists them to the rest: `一般公共服务支出48736万元，…，其他支出21267万元`.
 */
function underIntroduction(stream: readonly Mention[], i: number): Draft | null {
  const head = stream[i] as Mention
  if (head.at !== 0 || head.depth > 0) return null
  const next = stream.slice(i + 1, i + FARTHEST).findIndex(({ paragraph }) => paragraph !== head.paragraph)
  const first = i + 1 + next
  const last = stream[first - 1]
  if (next < 0 || !last || !/[：:]\s{0,4}$/u.test(last.rest)) return null
  const begin = stream[first] as Mention
  if (begin.paragraph !== head.paragraph + 1) return null
  const parts: Mention[] = []
  for (const one of stream.slice(first, first + FARTHEST)) {
    if (one.paragraph !== begin.paragraph || one.sentence !== begin.sentence) break
    if (!isLevel(one) || one.depth > 0 || one.opener !== null || !commensurable(one.figure.unit, head.figure.unit))
      return null
    parts.push(one)
  }
  if (parts.length < FEWEST_LISTED || !isRest(parts.at(-1)?.figure.label ?? '', parts.at(-1)?.phrase ?? '')) return null
  return draftOf(head, sum(...parts.map((one) => figure(one.figure))))
}

const USED =
  /^[^，。；：]{0,4}?([^，。；：]{3,14}?)(?:资金)?(?:按来源|按用途|按项目)?(?:分别|全部|统筹|共)?(?:安排)?(?:用于|处理[：:]|安排[：:]|使用[：:])[^，。；]{0,30}$/u
const FARTHEST_USED = 80
const FEWEST_USED = 3

/** `其中新增债券73900万元，…。` and in a paragraph behind `新增债券资金安排用于甲26800万元、乙14600万元、丙19700万元、丁12800万元`: what stands under the name before. */
function usedFor(stream: readonly Mention[], i: number): Draft | null {
  const first = stream[i] as Mention
  const [, name] = USED.exec(since(first.lead, GAP.stop)) ?? []
  if (name === undefined || first.depth > 0 || first.figure.unit.dimension !== 'money') return null
  const parts: Mention[] = []
  for (const one of stream.slice(i, i + FARTHEST)) {
    if (one.sentence !== first.sentence || !isLevel(one) || one.depth > 0) break
    if (!commensurable(one.figure.unit, first.figure.unit) || (parts.length > 1 && one.gap !== parts[1]?.gap)) break
    parts.push(one)
  }
  const bare = nounIn(name)
  const wholes = stream
    .slice(Math.max(0, i - FARTHEST_USED), i)
    .filter((one) => isLevel(one) && commensurable(one.figure.unit, first.figure.unit))
    .filter(
      ({ figure: { label } }) => bare.length >= SHORTEST && [bare, `${bare}资金`].some((end) => label.endsWith(end)),
    )
  const whole = wholes.at(-1)
  if (!whole || parts.length < FEWEST_USED) return null
  const draft = draftOf(whole, sum(...parts.map((one) => figure(one.figure))))
  // 按来源分别处理: then nothing is left out.
  const meant = /分别|按来源|按用途|按项目|全部/u.test(first.lead) ? isPlausible : isMisprinted
  return draft.readings.some((one) => isConfirmed(one) || meant(one)) ? draft : null
}

/** 债务付息、灾害防治及应急管理等其他支出. */
function isRest(label: string, phrase: string): boolean {
  return /其[他它]/u.test(label + phrase)
}

const FEWEST_LISTED = 4

const NAMED = /[（(]([^（()）\d]{5,60})[）)](?:合计|共计|总计|两项)*[共为是达]{0,2}$/u
const BETWEEN = /^(?:[、和与及，,]|以及|加)*$/u

/** `工资福利支出1936万元，…。人员经费（工资福利支出与对个人和家庭的补助）合计2012万元`: of the amounts of its paragraph that bear the names, no word of which is left. */
function ofNamed(stream: readonly Mention[], i: number): Side | null {
  const total = stream[i] as Mention
  const [, names] = NAMED.exec(total.lead) ?? []
  if (names === undefined) return null
  const parts: Mention[] = []
  let rest = names
  const near = stream
    .slice(Math.max(0, i - FARTHEST), i)
    .filter(
      (one) => one.paragraph === total.paragraph && isLevel(one) && commensurable(one.figure.unit, total.figure.unit),
    )
    .map((one) => ({ one, name: nounIn(one.figure.label) }))
    .sort((a, b) => b.name.length - a.name.length)
  for (const { one, name } of near) {
    if (name.length < SHORTEST || !rest.includes(name)) continue
    parts.push(one)
    rest = rest.replace(name, '')
  }
  if (parts.length < 2 || !BETWEEN.test(rest)) return null
  return sum(...parts.toSorted((a, b) => a.at - b.at).map((one) => figure(one.figure)))
}

const SOLE =
  /^[，,：:（(]?(?:具体|分别)?(?:包括|包含|其中|含|即|为)[：:，,]?([^，。；：\d]{0,14}(?:机关|本级|本部))(?:[（(][^（()）\d]{0,8}[）)])?(?:[和及与、]|以及)(?:[^，。；、\d]{0,10})(?:所属|下属|直属|二级|事业)[^，。；、\d]{0,10}$/u

/** `纳入编报范围的单位共10个，包括局机关和所属单位9个`: 局机关 is one of them. */
function soleIn({ lead }: Mention): string | null {
  return SOLE.exec(lead.trim())?.[1] ?? null
}
