import type { Figure } from '../model/report.ts'
import { commensurable } from '../number/unit.ts'
import { isPlan } from '../taxonomy/measures.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { isTotal } from './grid-label.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isConfirmed } from './relate.ts'

/** What a figure of the standard forms (公开01–09, 财决01–09) is the total of; figures of one key are one figure. */
type Key = string

/**
 * The totals that the text of final accounts and budgets takes over from their standard forms: 本年收入合计, 本年支出合计, 基本支出 and
 * 项目支出 of all means, and of 一般公共预算. Where every form that states one agrees, the text is held to them.
 */
export function readTieOut(
  stream: readonly Mention[],
  cells: readonly Figure[],
  captions: ReadonlyMap<number, string>,
): Draft[] {
  const stated = new Map<Key, Figure[]>()
  for (const cell of cells) {
    const key = keyOfCell(cell, captions.get(cell.cell?.table ?? -1) ?? '')
    if (key !== null) stated.set(key, [...(stated.get(key) ?? []), cell].slice(0, MOST_CELLS))
  }
  return stream.flatMap((said): Draft[] => {
    const key = isLevel(said) && said.figure.cell === null && !said.prior ? keyOfProse(said.figure) : null
    const forms =
      key === null ? undefined : stated.get(key)?.filter(({ unit }) => commensurable(unit, said.figure.unit))
    const [form] = forms ?? []
    if (!form || !forms?.every((one) => one.value.times(one.unit.scale).equals(form.value.times(form.unit.scale))))
      return []
    if (said.figure.year !== null && form.year !== null && said.figure.year !== form.year) return []
    const reading = equals(said.figure, figure(form))
    if (said.figure.value.isZero() && !isConfirmed(reading)) return []
    return [{ kind: 'restatement', certainty: 'low', readings: [reading], section: said.figure.section }]
  })
}

const MOST_CELLS = 8

const FORM =
  /(收入支出|收支|收入|支出|财政拨款收入支出|财政拨款收支|一般公共预算财政拨款支出|一般公共预算支出|一般公共预算财政拨款基本支出|一般公共预算基本支出)(?:决算|预算)?总?表/u
const OF_PUBLIC = /^一般公共预算/u

/** By the form's title, and by the row or column that makes it a total. */
function keyOfCell(cell: Figure, caption: string): Key | null {
  const title = caption.replace(/功能分类|部门|单位|预算经济分类/gu, '')
  const [, form] = FORM.exec(title) ?? []
  if (form === undefined || isPlan(cell.measure) === /决算/u.test(title)) return null
  const row = cell.label.replace(/\s/gu, '')
  const head = (cell.measure ?? '').replace(/\s/gu, '')
  const plan = /预算[总]?表/u.test(title) && !/决算/u.test(title) ? '预算' : '决算'
  if (/^(?:收入支出|收支)$/u.test(form)) {
    const [, side] = /^本年(收入|支出)合计$/u.exec(row) ?? []
    return side ? `${plan} ${side}合计` : null
  }
  if (!isTotal(row) || row.length > 2) return null
  if (form === '支出' || (OF_PUBLIC.test(form) && !form.endsWith('基本支出'))) {
    const scope = form === '支出' ? '' : '一般公共预算'
    const [, what] = /(基本支出|项目支出)$/u.exec(head) ?? []
    return what ? `${plan} ${scope}${what}` : null
  }
  return null
}

/** By the words alone where these name the means; 基本支出 alone is of the section 支出决算情况说明. */
function keyOfProse({ label, measure, section }: Figure): Key | null {
  const plan = /预算/u.test(section.path.join('')) && !/决算/u.test(section.path.join('')) ? '预算' : '决算'
  if (plan === '决算' && isPlan(measure)) return null
  const [, what] = /^.{0,24}?一般公共预算(?:财政拨款|拨款)?(基本支出|项目支出)(?:决算|预算)?$/u.exec(label) ?? []
  if (what) return `${plan} 一般公共预算${what}`
  const [, side] = /^(?:本年)(收入|支出)合计$/u.exec(label) ?? []
  if (side) return `${plan} ${side}合计`
  const [, part] = /^(基本支出|项目支出)$/u.exec(label) ?? []
  return part &&
    /^[^收财一政]{0,8}支出(?:决算|预算)(?:情况)?(?:的)?(?:说明)?$/u.test(
      section.title.replace(/^[^、）]{0,4}[、）]/u, ''),
    )
    ? `${plan} ${part}`
    : null
}
