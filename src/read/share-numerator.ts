import type { Figure } from '../model/report.ts'
import { commensurable } from '../number/unit.ts'
import { closes } from '../taxonomy/concepts.ts'
import { isLevel } from './breakdown.ts'
import { LIKE, likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { GAP, nounIn } from './phrase.ts'
import { figure, type Side, sum } from './relate.ts'

/** What a share may be the share of something of. */
export interface Numerator {
  readonly side: Side
  readonly of: readonly Figure[]
  readonly unit: Figure
  /** Stands right before the share, or bears the name that the share's subject has. */
  readonly certain: boolean
}

export function numerator(of: Figure, certain: boolean): Numerator {
  return { side: figure(of), of: [of], unit: of, certain }
}

function single(mention: Mention, certain: boolean): Numerator {
  return numerator(mention.figure, certain)
}

/** `占62.5%（60篇）`: the amount in brackets right behind its share. */
export function bracketed(stream: readonly Mention[], i: number): Numerator[] {
  const next = stream[i + 1]
  return next && isLevel(next) && /^[（(]$/u.test(next.lead.trim()) ? [single(next, true)] : []
}

/** What the share is of the whole: the level that its subject names, the nearest level, or the nearest two together. */
export function numeratorsOf(stated: Mention, before: readonly Mention[]): Numerator[] {
  const listed = enumerated(stated, before)
  if (listed) return [single(listed, true)]
  // 公开招标、询价规模分别占77.6%、1.0%: shares of what nobody printed.
  if (stated.enumerated?.name) return []
  const subject = subjectOf(stated)
  const several = allOf(subject, stated, before)
  if (several) return [several]
  const near = before.filter((mention) => stated.sentence - mention.sentence <= 2 && isLevel(mention))
  const named =
    subject === ''
      ? []
      : near.filter((mention, k) => bears(mention.figure, subject) || bearsBefore(mention, near[k + 1], subject))
  const nearest = near[0]
  const found = named.map((mention) => single(mention, true))
  if (nearest && !named.includes(nearest)) {
    found.push(single(nearest, subject === '' && nearest.sentence === stated.sentence && stated.gap < GAP.semicolon))
  }
  if (subject !== '' && named.length === 0) {
    const sums = together(near)
    const known = sums.find(({ of }) => isMadeUpOf(subject, of))
    if (known) return [{ ...known, certain: true }]
    found.push(...sums)
  }
  // Beside its amount a share is seldom of another, and never of one in another paragraph.
  const beside = subject === '' && nearest !== undefined && nearest === before[0]
  const others = near
    .slice(1, 4)
    .filter(({ paragraph }) => (!beside && subject === '') || paragraph === stated.paragraph)
  for (const other of others) if (!named.includes(other)) found.push(single(other, false))
  return found
}

/** `“非常满意”186份、“满意”148份…，非常满意和满意合计占84.34%`: the sum of all that the subject names, each stated right before. */
function allOf(subject: string, { sentence }: Mention, before: readonly Mention[]): Numerator | null {
  if (FROM_ABOVE.test(subject)) return fromAbove(before.filter((one) => sentence === one.sentence && isLevel(one)))
  const names = subject.replace(/(?:两|三|四)?[类项者](?=$)|之和$/gu, '').split(/[、和与及]/u)
  if (names.length < 2) return null
  const near = before.filter((one) => sentence - one.sentence <= 1 && isLevel(one))
  const of = names.flatMap((name) => near.find(({ figure: { label } }) => bare(label) === bare(name))?.figure ?? [])
  const [first] = of
  if (!first || of.length < names.length || !of.every(({ unit }) => commensurable(unit, first.unit))) return null
  return { side: sum(...of.map(figure)), of, unit: first, certain: true }
}

const FROM_ABOVE = /^上级(?:财政)?(?:资金|补助|专项)/u
const ABOVE_COUNTY = /^(?:其中)?(?:中央|省|市)/u
const ABOVE_CITY = /^(?:其中)?(?:中央|省)/u

/** `中央资金2265万元，省级资金837万元，县级资金1082万元，上级资金占74.15%`: what comes from above, where it is told level by level. */
function fromAbove(near: readonly Mention[]): Numerator | null {
  const below = near.some(({ figure: { label } }) => /^(?:其中)?(?:县|区|本级)/u.test(label))
  // In a city's report 市级 is its own.
  const LEVELS = below ? ABOVE_COUNTY : ABOVE_CITY
  const above = near.filter(({ figure: { label } }) => LEVELS.test(label)).map((one) => one.figure)
  const own = below || near.some(({ figure: { label } }) => /^(?:其中)?市/u.test(label))
  const [first] = above
  const named = near.some(({ figure: { label } }) => label.includes('上级'))
  if (!first || !own || named || above.length < 2 || !above.every(({ unit }) => commensurable(unit, first.unit)))
    return null
  return { side: sum(...above.map(figure)), of: above, unit: first, certain: true }
}

function bare(name: string): string {
  return name.replace(/[“”"‘’]|的$/gu, '')
}

/** 服务采购授予中小企业合同金额 is less than 授予中小企业合同金额: a subject that says more than the label is of something else. */
function bears({ label }: Figure, subject: string): boolean {
  return likeness(label, subject) >= LIKE && !(subject.endsWith(label) && subject.length - label.length >= QUALIFIED)
}

const QUALIFIED = 3

/** `公开招标41份、18,964万元，…，公开招标金额占80%`: what names nothing itself is of what was counted right before. */
function bearsBefore({ figure, at }: Mention, before: Mention | undefined, subject: string): boolean {
  if (figure.label !== '' || !before || before.at !== at - 1) return false
  return !commensurable(before.figure.unit, figure.unit) && bears(before.figure, subject.replace(MONEY, ''))
}

const MONEY = /(?:合同|采购|成交|中标|项目)?(?:金额|规模|资金)$/u

/** The amount that stands in the same place of the enumeration before. */
function enumerated({ enumerated, at, sentence }: Mention, before: readonly Mention[]): Mention | null {
  if (!enumerated) return null
  const { rank, count, first, name } = enumerated
  const all = before.filter((mention) => isLevel(mention) && (mention.at < first || mention.at > at))
  const levels = all.filter(({ figure: { unit } }) => all[0] && commensurable(unit, all[0].figure.unit))
  const kind = kindOf(name, all)
  if (kind) return kind
  const named = name === '' ? undefined : levels.find((mention) => likeness(mention.figure.label, name) >= LIKE)
  const inOrder = levels[count - 1 - rank]
  if (name !== '' && !named && inOrder && inOrder.sentence !== sentence) return null
  return named ?? inOrder ?? null
}

/** `11项2674万元，…，项数和金额分别占29.73%、32.47%`: what the name counts by. */
function kindOf(name: string, levels: readonly Mention[]): Mention | null {
  const [, counter] = /^([\u4e00-\u9fff])数量?$/u.exec(name) ?? []
  const money = /^(?:所?涉?及?)?(?:金额|资金)(?:量|总?额)?$/u.test(name)
  if (counter === undefined && !money) return null
  return levels.find(({ figure: { unit } }) => (money ? unit.dimension === 'money' : unit.text === counter)) ?? null
}

function isMadeUpOf(subject: string, parts: readonly Figure[]): boolean {
  return closes(
    subject,
    parts.map(({ label }) => label),
  )
}

/** A subject that no number bears is the sum of the parts just named: 工资福利x、补助y，人员经费占…. */
function together(near: readonly Mention[]): Numerator[] {
  const found: Numerator[] = []
  for (let count = 2; count <= Math.min(4, near.length); count++) {
    const of = near.slice(0, count).map((mention) => mention.figure)
    const [nearest] = of
    if (!nearest || !of.every(({ unit }) => commensurable(unit, nearest.unit))) break
    of.reverse()
    found.unshift({ side: sum(...of.map(figure)), of, unit: nearest, certain: count === 2 })
  }
  return found
}

/** The name before 占, empty where there is none. */
export function subjectOf(stated: Mention): string {
  const at = stated.phrase.lastIndexOf('占')
  return nounIn(stated.phrase.slice(0, Math.max(0, at)).replace(/^后者|(?:所|约|共|仅|只|分别)$/gu, ''))
}
