import { slipBetween } from '../number/slip.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isConfirmed, significantDigits } from './relate.ts'

/** Rates of which a report has one for all that it reports on, by the indicators of 财预〔2020〕10号. */
const OF_ALL =
  /^(?:20\d\d年度?|[我本][局部委办厅院镇乡]|部门|单位|整体|总体|全年|年度|全[县市区])*((?:预算|支出|资金)(?:执行|完成|调整|控制|到位|使用)率|结转结?余?率|“?三公”?经费(?:预算)?控制率|公用经费控制率|(?:服务对象|社会公众|综合|总体|群众)满意[度率])$/u
const TELLING = 3

/**
 * A rate told again under the same name: `预算执行率94.54%` among the accounts and `全年预算执行率94.45%` among the problems. Where the report has
 * more than two values of that name they are of several things; two are the same but for a slip of the hand, or of two.
 */
export function readRatesAgain(stream: readonly Mention[]): Draft[] {
  const byName = new Map<string, Mention[]>()
  for (const mention of stream) {
    const { figure: of, prior } = mention
    if (prior || of.bound !== null || of.cell !== null || of.unit.dimension !== 'percent') continue
    if (significantDigits(of) < TELLING) continue
    const [, name] = OF_ALL.exec((mention.of || of.label).replace(/[（(][^（()）]{1,24}[）)]$/u, '')) ?? []
    if (name === undefined || mention.role === 'change' || mention.role === 'base') continue
    const key = `${name} ${of.year ?? ''}`
    const known = byName.get(key)
    if (known) known.push(mention)
    else byName.set(key, [mention])
  }
  return [...byName.values()].flatMap((all): Draft[] => {
    const [first, ...others] = all
    if (!first || new Set(all.map(({ figure: { value } }) => value.toString())).size > 2) return []
    return others.flatMap((again): Draft[] => {
      const reading = equals(again.figure, figure(first.figure))
      if (again.paragraph === first.paragraph) return []
      const slip = slipBetween(again.figure.value, first.figure.value, again.figure.precision)
      if (!isConfirmed(reading) && (slip === null || slip === 'sign')) return []
      return [{ kind: 'restatement', certainty: 'low', readings: [reading], section: again.figure.section }]
    })
  })
}
