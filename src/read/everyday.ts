/**
 * How a hand that writes as it speaks says what the forms have words for, each as the forms' word in as many characters, so
 * that places in the text stay what they are: 合起来 for 合计, 里头 for 其中, 花了 for 支出. What pads a word means nothing to the arithmetic.
 */
const EVERYDAY: readonly (readonly [spoken: string, formal: string])[] = [
  ['加在一起', '合计为达'],
  ['合在一起', '合计为达'],
  ['加到一起', '合计为达'],
  ['合到一块', '合计为达'],
  ['合起来', '合计为'],
  ['加起来', '合计为'],
  ['算起来', '合计为'],
  ['一共', '共计'],
  ['拢共', '共计'],
  ['统共', '共计'],
  ['多花了', '多支出'],
  ['少花了', '少支出'],
  ['多用了', '多支出'],
  ['少用了', '少支出'],
  ['花出去', '支出了'],
  ['花掉', '支出'],
  ['花了', '支出'],
  ['用了', '使用'],
  ['用掉', '使用'],
  ['省下', '节约'],
  ['没花完的', '未支出的'],
  ['没用完的', '未使用的'],
  ['剩下', '剩余'],
  ['只剩', '剩余'],
  ['还剩', '剩余'],
  ['空着', '空编'],
  ['降了', '下降'],
  ['涨了', '增长'],
  ['升了', '上升'],
]

/** 公用经费里办公费, 支出60.90万元里头护林员补助, and 里面 at the beginning: but 村里面, 库里. */
const INSIDE =
  /(?<=\d[\d.]*[万亿]?[\u4e00-\u9fff]{1,2}|支出|经费|收入|资金|结余|的钱|问卷)里[头面边]|(?<=^|[。；，])里[头面边]/gu
const IN = /(?<=支出|经费|收入|资金|结余)里(?![头面边程])/gu
/** 平均下来一户大约3.4人, 平均一台车一年花2.51万元. */
const ONE = /(?<=平均(?:下来|算下来)?)一(?=[户人台辆个家亩件次名村])/gu
/** 花 before its number: 一年花2.51万元. */
const SPENT = /花(?=\d)/gu

/** 和上一年的2467.90万元比: but 预算和上年结转. */
const AGAINST = /和(?=(?:上一?年|去年|前一年|年初)[^，。；]{0,20}(?<=[年的期元度])\d[^，。；]{0,16}(?:相比|比[，,]))/gu

const SPOKEN = new RegExp(EVERYDAY.map(([spoken]) => spoken).join('|'), 'gu')
const FORMAL = new Map(EVERYDAY)

/** The text in the forms' words, as long as it was. */
export function inFormalWords(text: string): string {
  return text
    .replace(SPOKEN, (spoken) => FORMAL.get(spoken) ?? spoken)
    .replace(INSIDE, '其中')
    .replace(IN, '中')
    .replace(ONE, '每')
    .replace(SPENT, '支')
    .replace(AGAINST, '与')
}
