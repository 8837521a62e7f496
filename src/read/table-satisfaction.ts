import type { Reading } from '../model/claim.ts'
import type { Figure } from '../model/report.ts'
import type { Draft } from './draft.ts'
import { equals, figure, isConfirmed, percent, sum } from './relate.ts'
import type { Facts } from './table-facts.ts'

const RATE = /满意[度率]|认可[度率]/u
const ASKED = /有效|问卷|样本|人数|份数|户数|合计|总数|回收/u
/** So many kinds of good answers no form has. */
const MOST_ANSWERS = 5

/** 非常满意, 很满意, 满意, 比较满意, 基本满意; but 不满意, 不太满意. */
const PLEASED = /^(?!.*[不未])[^率度]*满意(?:[（(][^（()）]{0,6}[）)])?$/u

/**
 * `受访群体 | 有效问卷 | 很满意 | 满意 | 基本满意 | 不满意 | 满意度`: those of the best answers of all who were asked. How many of the answers count
 * the table does not say: as many as make it hold in more rows than not, and then in all.
 */
export function satisfactionDrafts({ panel, figures }: Facts): Draft[] {
  const names = panel.columns.map(({ name }) => name)
  const rate = names.findIndex((name) => RATE.test(name))
  const pleased = names.flatMap((name, i) => (i !== rate && PLEASED.test(name) ? [i] : []))
  const asked = names.findIndex((name, i) => i < (pleased[0] ?? 0) && ASKED.test(name))
  if (rate < 0 || asked < 0 || pleased.length < 2) return []
  const ways = pleased
    .slice(1, MOST_ANSWERS)
    .map((_, k) => figures.flatMap((row) => rateOf(row, rate, asked, pleased.slice(0, k + 2))))
  const best = ways.find((readings) => readings.filter(isConfirmed).length * 2 > readings.length)
  return (best ?? []).map(({ section, ...reading }) => ({
    kind: 'rate',
    certainty: 'low',
    readings: [reading],
    section,
  }))
}

function rateOf(
  row: readonly (Figure | null)[],
  rate: number,
  asked: number,
  pleased: readonly number[],
): (Reading & Pick<Figure, 'section'>)[] {
  const [stated, all] = [row[rate], row[asked]]
  const parts = pleased.flatMap((i) => row[i] ?? [])
  if (!stated || !all || all.value.isZero() || parts.length < pleased.length) return []
  return [{ ...equals(stated, percent(sum(...parts.map(figure)), figure(all))), section: stated.section }]
}
