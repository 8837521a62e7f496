import { Decimal } from '../number/decimal.ts'
import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { nounIn } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { equals, figure, isConfirmed, isExactCount, type Side, sum } from './relate.ts'

const FARTHEST = 40
const SHORTEST = 3

/** Sums whose parts the words name right before the total, or leave without a number because there is one of it. */
export function readNamedSums(stream: readonly Mention[]): Draft[] {
  return stream
    .flatMap((total, i): Draft[] => {
      const base = ofBase(stream, i)
      if (base) return [draftOf(total, base)]
      if (!isLevel(total)) return []
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
