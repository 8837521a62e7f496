import { defineRule } from 'report-audit'

/** Rates that are no percentages: 求人倍率1.46. */
const OTHERS = /倍率|周转率|系数|指数|汇率|容积率|倍数/u
/** 甲与乙的比率约1.46: of two quantities to each other. */
const RATIO = /[与和同跟比][^，。；]{1,20}的?比[率例值重]?[约近为达是\s]{0,4}$/u
const BEFORE = 40
/** 比例（%） 2.31: the heading has it. */
const HEADED = /[（(][%％][）)]\s*$/u
/** 1.7、2.2个百分点; 100.00(%): it stands behind the last of several numbers, or in brackets. */
const BEHIND = /^(?:\s{0,2}(?:[、和及与]|以及)\s{0,2}\d{1,4}(?:\.\d{1,4})?){0,6}\s{0,2}(?:个百分点|[（(]?[%％])/u

export default defineRule({
  id: 'missing-percent-sign',
  severity: 'warning',
  summary: { zh: '百分比不应漏写百分号', en: 'A percentage has its sign' },
  why: {
    zh: '“增长13.95。”“占比30.50，”按前后文是百分比，漏写了百分号。',
    en: 'A share or a change printed without unit is a percentage by its wording and lacks its sign.',
  },
  *check({ report }) {
    for (const figure of report.figures) {
      const { unit, cell, decimals, label, value } = figure
      // 0.9981 is a ratio.
      if (value.lessThan(1) || OTHERS.test(label)) continue
      const { text } = report.tree
      const before = text.slice(Math.max(0, figure.at.start - BEFORE), figure.at.start)
      if (RATIO.test(before) || HEADED.test(before)) continue
      if (BEHIND.test(text.slice(figure.at.end, figure.at.end + BEFORE))) continue
      if (!cell && decimals > 0 && unit.dimension === 'percent' && unit.text === '')
        yield { at: figure, message: 'missing', data: { text: figure.text } }
    }
  },
  messages: { missing: { zh: '{text} 疑漏写百分号', en: '{text} seems to lack its percent sign' } },
  examples: {
    good: [
      '人员经费450.00万元，占基本支出的90.00%，比上年增长3.50%。',
      '岗位空缺与求职人数的比率约1.46，供不应求。',
      '税性比重较上年分别提高4.08和3.76个百分点。',
    ],
    bad: ['项目支出300.00万元，比上年增长⟦13.95⟧。'],
  },
})
