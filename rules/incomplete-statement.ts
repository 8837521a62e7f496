import { defineRule } from 'report-audit'

/** A unit where its number should be: `支出为万元`, `占基本支出的%`. */
const NO_NUMBER =
  /(?:合计|共计|总计|达到|[为共计达])\s{0,4}(?:万元|亿元|元|个百分点)(?=[，。；、）)]|$)|的\s{0,4}[%％](?=[，。；])/gu

/** A sentence that names an amount and says nothing of it: `2023年度某局社会保险基金预算支出。` */
const NAMED = /(?:支出|收入|经费|资金|拨款|预算|决算|结余)。$/u
const LONGEST = 40
const VERBS =
  /[为是有无占达计共未没将由被把使用按从向对在至到于已按等的了]|安排|完成|包括|主要|增加|减少|增长|下降|实现|执行|落实|开展|加强|推进|使用|管理|保障|严格|控制|规范|提高|压减|压缩|节约|编制|公开|统筹|整合|盘活|争取|拨付|下达|追加|调整|筹措|筹集|确保|监督|合理|核算|支付|申请|列入|纳入|反映|指|分析|做好|优化|及时|科学|强化|组织|参与|协助|负责/u

export default defineRule({
  id: 'incomplete-statement',
  severity: 'warning',
  summary: { zh: '句子不应缺少谓语或数字', en: 'No sentence has lost its predicate or its number' },
  why: {
    zh: '只有名称没有下文的句子，或单位前没有数字，多是漏填或删改所致。',
    en: 'A sentence that only names an amount, or a unit without number, has mostly lost what it was to say.',
  },
  *check({ paragraphs }) {
    for (const { text, at, heading } of paragraphs) {
      for (const { 0: found, index } of text.matchAll(NO_NUMBER))
        if (!/单位/u.test(text.slice(Math.max(0, index - 6), index)))
          yield { at: at(index, index + found.length), message: 'number', data: { text: found } }
      if (heading) continue
      let start = 0
      for (let stop = text.indexOf('。'); stop >= 0; stop = text.indexOf('。', start)) {
        const sentence = text.slice(start, stop + 1).trimStart()
        if (sentence.length <= LONGEST && namesOnly(sentence))
          yield { at: at(stop + 1 - sentence.length, stop + 1), message: 'predicate' }
        start = stop + 1
      }
    }
  },
  messages: {
    number: { zh: '“{text}”缺少数字', en: '“{text}” has no number' },
    predicate: { zh: '句子只有名称，没有说明情况', en: 'the sentence names something and says nothing of it' },
  },
  examples: {
    good: [
      '2023年度临河局无社会保险基金预算支出。',
      '全年支出为300.00万元，占总支出的30.00%。',
      '严格控制一般性支出。',
      '金额单位为万元。',
    ],
    bad: [
      '一、基金情况\n⟦2023年度临河局社会保险基金预算支出。⟧',
      '全年基本支出⟦为万元⟧，项目支出300.00万元。',
      '人员经费450.00万元，占基本支出⟦的%⟧。',
    ],
  },
})

/** With a year, so that what is meant is a statement of the report and no label. */
function namesOnly(sentence: string): boolean {
  if (!NAMED.test(sentence) || !/^(?:19|20)\d{2}年/u.test(sentence)) return false
  const words = sentence
    .replace(/^(?:19|20)\d{2}年度?/u, '')
    .replace(/预算支出|决算支出|预算收入|决算收入|使用费/gu, '')
  return !VERBS.test(words) && !/[\d，；：]/u.test(words)
}
