/** What of a concept a number states. The first word of each is its name; longer words win over shorter ones. */
const MEASURES: readonly (readonly string[])[] = [
  ['年初预算', '年初部门预算', '年初安排', '年初批复', '期初预算', '年初预算数'],
  [
    '调整预算',
    '调整后预算',
    '全年预算',
    '调整后的预算',
    '最终预算',
    '预算可用指标',
    '预算调整数',
    '变动预算',
    '年中预算',
  ],
  ['追加', '年中追加', '本年追加', '追加预算', '调增'],
  ['预算', '预算数', '预算安排', '计划', '计划数', '计划完成', '下达', '批复', '安排', '目标', '任务'],
  [
    '决算',
    '决算数',
    '支出决算',
    '收入决算',
    '执行',
    '执行数',
    '执行预算数',
    '实际支出',
    '实际执行',
    '实际完成',
    '实际使用',
    '实际到位',
    '实际',
    '已支付',
    '已拨付',
    '支付',
    '完成',
    '实支',
    '已完成',
    '实现',
    '到位',
    '使用',
    '支出完成',
  ],
  [
    '上年结转',
    '年初结转',
    '年初结转和结余',
    '年初结转结余',
    '上年结余',
    '年初结余',
    '上年结转结余',
    '上年结转和结余',
    '上年末结转和结余',
    '上年末结转结余',
    '上年末结余',
  ],
  ['年末结转', '年末结转和结余', '年末结余', '结转下年', '结余', '结转结余', '结转'],
  ['编制', '核定编制', '编制数', '核编'],
  ['实有', '在职', '在编', '在岗', '实有人数', '现有'],
  ['分值', '权重', '满分', '标准分'],
  ['得分', '自评得分', '自评分', '评分', '评价得分', '综合得分', '总分'],
]

const NAMES = new Map(MEASURES.flatMap((words) => words.map((word) => [word, words[0] as string] as const)))

/** By their last character, the longest first. */
const ENDING = new Map<number, string[]>()
for (const word of [...NAMES.keys()].sort((a, b) => b.length - a.length)) {
  const last = word.charCodeAt(word.length - 1)
  ENDING.set(last, [...(ENDING.get(last) ?? []), word])
}

/** The measure that a phrase names, by the word that ends last in it (`支出预算` is 预算), or null. */
export function measureIn(phrase: string): string | null {
  for (let end = phrase.length; end > 0; end--) {
    const word = ENDING.get(phrase.charCodeAt(end - 1))?.find((known) => phrase.endsWith(known, end))
    if (!word || (word === '预算' && isBudgetsName(phrase, end))) continue
    const measure = NAMES.get(word) ?? null
    if (measure === '年末结转' && CARRIED_IN.test(phrase.slice(0, end))) return '上年结转'
    return measure === '预算' && ADJUSTED.test(phrase.slice(0, end)) ? '调整预算' : measure
  }
  return null
}

/** 年初财政拨款结转和结余. */
const CARRIED_IN = /(?:年初|上年末?|期初)[^，。；]{1,10}结[转余]/u

/** 调整后全年预算数, 调整后的部门预算. */
const ADJUSTED = /调整后的?(?:全年|年度|部门|单位|支出|收入|项目){1,2}预算(?:数|额)?$/u

/** 一般公共预算收入, 预算稳定调节基金, 预算单位: the name of one of the budgets, or a part of another name, states no plan. */
function isBudgetsName(phrase: string, end: number): boolean {
  const rest = phrase.slice(end)
  if (/^(?:稳定调节|内|外|单位|管理|周转)/u.test(rest)) return true
  return BUDGETS.test(phrase.slice(0, end)) && REVENUE.test(rest)
}

const BUDGETS = /(?:公共|公共财政|基金|经营|保险)预算$/u
const REVENUE = /^(?:财政拨款|拨款|总|本年|当年|本级)?(?:收入|支出|收支|财力)/u

/** Whether a measure is of what was planned, or of what was done. */
export function isPlan(measure: string | null): boolean {
  return (
    measure === '年初预算' || measure === '调整预算' || measure === '预算' || measure === '编制' || measure === '分值'
  )
}

export function isResult(measure: string | null): boolean {
  return measure === '决算' || measure === '实有' || measure === '得分'
}
