import { type Claim, defineRule, type Figure } from 'report-audit'

const OF_PLAN = /预算|执行|完成|支出进度/u
const REASONS = /原因|由于|因|主要是|追加|调整|新增|增人|增资|政策|上级|专项|结转|年中|增加/u
const WINDOW = 120

export default defineRule({
  id: 'unexplained-overrun',
  severity: 'info',
  summary: { zh: '决算超出预算的应说明原因', en: 'Spending beyond the budget is explained' },
  why: {
    zh: '执行率、完成率超过 100% 而前后没有说明原因的，审核时都要追问。',
    en: 'A reviewer asks for the reason wherever more than the budget was spent and none is given nearby.',
  },
  *check({ report, claims, broken }) {
    for (const claim of claims('rate')) {
      const { reading } = claim
      if (broken(claim) || reading.stated.op !== 'figure' || !isOverrun(claim)) continue
      if (!claim.figures.slice(1).every(isSpending)) continue
      const { at } = reading.stated.figure
      const near = report.tree.text.slice(Math.max(0, at.start - WINDOW), at.end + WINDOW)
      if (!REASONS.test(near)) yield { claim, at: reading.stated.figure, message: 'overrun' }
    }
  },
  messages: {
    overrun: {
      zh: '{label} {stated}，超出预算而未说明原因',
      en: '{label} is {stated}: beyond the budget, and no reason is given',
    },
  },
  examples: {
    good: ['全年预算数400.00万元，实际支出420.00万元，预算执行率105.00%，主要是年中追加人员经费。'],
    bad: ['全年预算数400.00万元，实际支出420.00万元，预算执行率⟦105.00%⟧。'],
  },
})

const FULL = 100

/** More work done or more income than planned calls for no excuse. */
function isSpending({ unit, label, section }: Figure): boolean {
  return (unit.dimension === 'money' || unit.dimension === 'none') && !/收入|产值|税/u.test(label + section.title)
}

function isOverrun({ reading }: Claim): boolean {
  if (reading.stated.op !== 'figure') return false
  const { label, value, unit } = reading.stated.figure
  return unit.dimension === 'percent' && value.greaterThan(FULL) && OF_PLAN.test(label)
}
