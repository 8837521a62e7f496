import { beginningOf, endingOf } from './word-table.ts'

/** The words that tell what a number in running text is to its neighbours: the grammar's terminals, as data. */

export type Opener = 'closed' | 'among' | 'open'

/** Words that begin a breakdown. `其中` may leave something out; `主要` and `含` say so. Longer words stand first. */
export const OPENERS: readonly (readonly [string, Opener])[] = [
  ['其中主要', 'open'],
  ['主要包括', 'open'],
  ['主要为', 'open'],
  ['主要是', 'open'],
  ['主要有', 'open'],
  ['主要用于', 'open'],
  ['其中含', 'open'],
  ['其中包含', 'open'],
  ['其中：含', 'open'],
  ['其中包括', 'among'],
  ['其中', 'among'],
  ['分别为', 'open'],
  ['分别是', 'open'],
  ['具体包括', 'closed'],
  ['具体为', 'closed'],
  ['具体是', 'closed'],
  ['具体如下', 'closed'],
  ['明细如下', 'closed'],
  ['包括', 'closed'],
  ['包含', 'closed'],
  ['分为', 'closed'],
  ['构成为', 'closed'],
  ['构成如下', 'closed'],
  ['组成如下', 'closed'],
]

/** Words that end the lead of a number that restates or adds up what stands before it. */
export const TOTALS = [
  '两项合计',
  '三项合计',
  '四项合计',
  '共计',
  '合计',
  '总计',
  '总共',
  '累计',
  '以上合计',
  '合计为',
  '共',
]

/** What may follow 合计 before its number: 合计支出, 累计扣. */
export const TOTAL_ENDINGS = [
  '建成',
  '完成',
  '新建',
  '改造',
  '收回',
  '下达',
  '拨付',
  '到位',
  '发放',
  '筹集',
  '支出',
  '收入',
  '扣分',
  '扣',
  '安排',
  '资金',
  '金额',
  '人数',
  '投入',
  '受理',
  '办理',
  '处理',
  '为',
  '达',
]

/** What may stand between a word and its number without meaning anything to the arithmetic. Longer words first. */
export const FILLERS = [
  '分别达到',
  '分别为',
  '分别是',
  '依次为',
  '依次是',
  '各自为',
  '已达到',
  '稳定在',
  '保持在',
  '维持在',
  '达到了',
  '约占',
  '达到',
  '高达',
  '仅为',
  '均为',
  '合计为',
  '共计',
  '总计',
  '合计',
  '累计',
  '约为',
  '总共',
  '共有',
  '不足',
  '不到',
  '超过',
  '突破',
  '接近',
  '将近',
  '至少',
  '大约',
  '为',
  '是',
  '达',
  '共',
  '计',
  '约',
  '近',
  '超',
  '逾',
  '仅',
  '了',
  '有',
  '即',
  '的',
  '：',
  ':',
  '＝',
  '=',
  '“',
  '≥',
  '≤',
  '>',
  '<',
]

export const INCREASES = [
  '增长',
  '增加',
  '上升',
  '提高',
  '增幅',
  '上涨',
  '提升',
  '增收',
  '增支',
  '增产',
  '增利',
  '增盈',
  '上浮',
  '扩大',
  '增多',
  '上调',
  '调增',
  '核增',
  '多支出',
  '多支',
  '多收',
  '超收',
  '多',
  '增',
]
export const DECREASES = [
  '负增长',
  '下降',
  '减少',
  '降低',
  '下滑',
  '降幅',
  '压减',
  '压缩',
  '节约',
  '回落',
  '减支',
  '减收',
  '减产',
  '减利',
  '下调',
  '下浮',
  '调减',
  '缩减',
  '缩短',
  '压降',
  '核减',
  '减幅',
  '节省',
  '少支出',
  '少支',
  '少收',
  '短收',
  '少',
  '减',
]

/** Endings that a change word may have before its number: 增长率, 增加额. */
export const CHANGE_ENDINGS = ['比例', '幅度', '比率', '金额', '率', '额', '数', '幅']

/** Names of rates that compare a result with a plan, or a use with a means; only these are recomputed from neighbours. */
export const RATE_ENDINGS = [
  '率',
  '进度',
  '完成比例',
  '执行比例',
  '支出比例',
  '支付比例',
  '付款比例',
  '拨付比例',
  '到位比例',
  '使用比例',
  '整改比例',
  '抽查比例',
  '抽查面',
  '核查面',
  '检查面',
  '抽样比例',
  '核查比例',
]

/** Rates of change or of level in which two amounts of the sentence are no numerator and denominator. */
export const RATES_APART = [
  '增长率',
  '变动率',
  '税率',
  '利率',
  '费率',
  '汇率',
  '出生率',
  '死亡率',
  '失业率',
  '增速',
  '贡献率',
  '通胀率',
  '流动比率',
  '速动比率',
  '现金比率',
  '产权比率',
  '下降率',
  '增加率',
  '减少率',
  '变化率',
]

export const COMPARISONS = [
  '同比',
  '比上年',
  '较上年',
  '比去年',
  '较去年',
  '比上一年',
  '较上一年',
  '与上年',
  '环比',
  '上年同期',
  '比年初',
  '较年初',
  '比预算',
  '较预算',
  '比控制价',
  '较控制价',
  '比招标控制价',
  '较招标控制价',
  '较概算',
  '比概算',
  '比20',
  '较20',
  '与20',
  '相比',
  '对比',
  '同期比较',
  '底比较',
  '末比较',
]

/** Time and owner words at the beginning of a label that do not belong to the concept. */
export const LEADING = [
  '其中主要是',
  '其中主要',
  '主要包括',
  '具体包括',
  '具体为',
  '其中含',
  '其中',
  '包括',
  '包含',
  '分别为',
  '截止',
  '截至',
  '本年度',
  '上年度',
  '全年度',
  '本年',
  '当年',
  '全年',
  '上年',
  '去年',
  '年末',
  '年初',
  '年度',
  '年终',
  '年底',
  '我单位',
  '本单位',
  '本部门',
  '我部门',
  '我局',
  '我办',
  '我委',
  '我厅',
  '全部门',
  '全局',
  '共有',
  '现有',
  '共',
  '用于',
  '含',
  '另',
  '由',
  '和',
  '与',
  '以及',
  '均',
  '为',
]

/** Verbs at the end of a label, between the concept and the number. */
export const TRAILING = [
  '支出了',
  '安排了',
  '完成了',
  '实现了',
  '下达了',
  '拨付了',
  '安排',
  '下达',
  '拨付',
  '完成',
  '实现',
  '实际',
  '共计',
  '合计',
  '总计',
  '累计',
  '增加',
  '减少',
]

/** Words whose last character alone would be a filler: 节约2万元 saves, it is not 节 of about 2万元. */
const WHOLE_WORDS =
  /(?:节约|集约|签约|履约|违约|预约|制约|审计|会计|统计|设计|国有|所有|实有|现有|(?<![项科栏题节数])目的|(?<![目指达])标的|行为)$/u
/** 收入总计 takes in what was carried over, which 收入合计 does not: the ending belongs to the name. */
const NAMED_TOTALS = /(?:收入|支出)(?:合计|总计)$/u
const NAMED_TOTALS_ARE = /(?:收入|支出)(?:合计|总计)为$/u

/** The text without any of the words at its end, however many there are. */
export function withoutEnding(text: string, words: readonly string[]): string {
  let rest = text
  for (;;) {
    rest = rest.trimEnd()
    if (NAMED_TOTALS_ARE.test(rest)) return rest.slice(0, -1)
    const ending = endingOf(rest, words)
    if (ending === null || (ending.length === 1 && WHOLE_WORDS.test(rest)) || NAMED_TOTALS.test(rest)) return rest
    rest = rest.slice(0, -ending.length)
  }
}

export function withoutBeginning(text: string, words: readonly string[]): string {
  let rest = text
  for (;;) {
    rest = rest.trimStart()
    const beginning = beginningOf(rest, words)
    if (beginning === null) return rest
    rest = rest.slice(beginning.length)
  }
}
