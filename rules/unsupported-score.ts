import { type Claim, defineRule, type Figure } from 'report-audit'

const SCORES: ReadonlySet<string | null> = new Set(['score', 'weight'])
const QUOTES = /[“”"‘’\s]/gu
/** 预算执行率（4分）: the weight beside the name. */
const WEIGHT = /[（(]\d{1,3}(?:\.\d{1,2})?分?[）)]$/u

/** 在职人员控制率: follows from staff and posts, where the report gives both. */
const STAFF = /^(?:在职|财政供养)人员控制率$/u

export default defineRule({
  id: 'unsupported-score',
  severity: 'info',
  summary: { zh: '满分的指标应有数据', en: 'An indicator scored in full has its figure in the report' },
  why: {
    zh: '以“率”命名的指标得了满分，报告中却没有该指标的数值，无从复核。',
    en: 'A rate that is scored in full while its value is nowhere in the report cannot be verified.',
  },
  *check({ report, claims }) {
    const stated = report.figures
      .filter(({ unit, bound, label }) => unit.dimension === 'percent' && bound === null && !label.includes('×'))
      .map(({ label, cell }) => ({ label: label.replace(QUOTES, ''), cell }))
    const hasStaff = claims('bound').some(({ topic }) => topic === 'staff')
    const names = new Set<string>()
    const tables = new Map<string, { readonly name: string; readonly figure: Figure }[]>()
    for (const claim of claims('bound')) {
      if (claim.reading.stated.op !== 'figure' || !isFull(claim)) continue
      const { figure } = claim.reading.stated
      const name = figure.label.replace(QUOTES, '').replace(WEIGHT, '')
      if (!name.endsWith('率') || names.has(name) || (hasStaff && STAFF.test(name))) continue
      names.add(name)
      const inRow = stated.some(({ cell }) => cell?.table === figure.cell?.table && cell?.row === figure.cell?.row)
      if (inRow || stated.some(({ label }) => label.includes(name) || (label.length > 2 && name.endsWith(label))))
        continue
      const place = figure.cell ? String(figure.cell.table) : figure.section.path.join()
      tables.set(place, [...(tables.get(place) ?? []), { name, figure }])
    }
    for (const [first, ...others] of tables.values()) {
      if (!first) continue
      const name = [first, ...others].map((one) => one.name).join('、')
      const data = { name, text: first.figure.text, number: String(others.length + 1) }
      const because = others.map(({ figure }) => figure)
      yield { at: first.figure, because, message: others.length === 0 ? 'unsupported' : 'several', data }
    }
  },
  messages: {
    unsupported: {
      zh: '“{name}”得满分 {text}，报告中没有该指标的数值',
      en: '{name} has the full score of {text}, but the report does not give its value',
    },
    several: {
      zh: '{number} 项指标得满分，报告中没有其数值：{name}',
      en: '{number} indicators have the full score, but the report does not give their values: {name}',
    },
  },
  examples: {
    good: [
      '预算执行率为96.50%。\n\n| 指标 | 分值 | 得分 |\n| --- | --- | --- |\n| 预算执行率 | 10 | 10 |\n| 绩效目标合理性 | 5 | 5 |\n| 制度健全性 | 5 | 4 |',
      '| 指标 | 分值 | 完成值 | 得分 |\n| --- | --- | --- | --- |\n| 预算执行率 | 10 | 100.00% | 10 |\n| 公用经费控制率 | 5 | 98.00% | 5 |\n| 制度健全性 | 5 |  | 4 |',
      '（三）政府采购情况\n采购预算640.00万元，执行608.00万元，执行率95.00%。\n\n| 指标 | 分值 | 得分 |\n| --- | --- | --- |\n| 政府采购执行率 | 4 | 4 |\n| 绩效目标合理性 | 5 | 5 |\n| 制度健全性 | 5 | 4 |',
    ],
    bad: [
      '预算执行率为96.50%。\n\n| 指标 | 分值 | 得分 |\n| --- | --- | --- |\n| 预算执行率 | 10 | 9 |\n| 公用经费控制率 | 5 | ⟦5⟧ |\n| 制度健全性 | 5 | 4 |',
      '| 指标 | 分值 | 得分 |\n| --- | --- | --- |\n| 支付进度率 | 10 | ⟦10⟧ |\n| 公用经费控制率 | 5 | 5 |\n| 制度健全性 | 5 | 4 |',
    ],
  },
})

/** Whether a score reaches its weight. */
function isFull({ topic, reading, outcome }: Claim): boolean {
  if (!SCORES.has(topic) || reading.stated.op !== 'figure') return false
  const { value } = reading.stated.figure
  return value.greaterThan(0) && (outcome.exact?.equals(value) ?? false)
}
