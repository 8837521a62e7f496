import { defineRule } from 'report-audit'

/** What forms leave for the writer to choose, fill in or take out. */
const RESIDUES: readonly RegExp[] = [
  /((?:增加|增长|上升|提高|节约|盈余)[（(/](?:减少|下降|降低|超支|亏损)[）)]?)了?\s{0,4}(?:\d|[_＿]|[万亿]?元|[%％]|个百分点|的?(?:主要)?原因)/gu,
  /([XＸ×x*○]{2,8})(?:年|月|万元|元|单位|部门|局|项目|个|人|%|％|分)/gu,
  /([_＿]{2,40}|[【[［]\s{0,8}[】\]］])\s{0,4}(?:[万亿]?元|[%％]|[人个项件次家分户名台辆])/gu,
  // What word processors leave of a broken bookmark or field.
  /(错误[！!]\s?(?:未定义书签|未找到引用源|超链接引用无效)[。.]?|Error! (?:Bookmark not defined|Reference source not found)\.?|_(?:Toc|Ref|GoBack)\d{0,12})/gu,
  /((?:请|此处|在此)(?:填写|填列|插入|说明)[^，。；]{0,20})/gu,
]

/** `主要反映……的情况，并分析其原因，提出……等。`: the form's own words on what the section is to say. */
const PROMPTS = ['主要反映', '主要说明', '简要说明', '重点说明', '应说明', '需说明']
const ASKS = /分析|提出|说明|等。?$/u
const LONGEST = 160

/** `**预算编制不够精准。**年初`: Markdown does not take the second mark for the end of the first, but the writer did. */
function closesEmphasis(text: string, found: string, index: number): boolean {
  return found === '**' && text.slice(Math.max(0, index - LONGEST), index).split('**').length % 2 === 0
}

const NO_WORDS: readonly string[] = []

export default defineRule({
  id: 'template-residue',
  severity: 'warning',
  summary: { zh: '不应残留模板文字', en: 'No words of the form are left in the report' },
  why: {
    zh: '“增加（减少）”未作选择、“XX”未填写和填报提示未删除，说明该处没有按实际情况填写。',
    en: 'An open choice, an empty XX or a prompt of the form means that nobody filled in that place.',
  },
  defaults: { words: NO_WORDS },
  options: (z) =>
    z.strictObject({
      words: z.array(z.string().min(1)).meta({
        description: 'Further words that only the form uses.',
        zh: '另外哪些词语只会出现在空白表格或模板中。',
      }),
    }),
  *check({ paragraphs, options }) {
    for (const { text, at } of paragraphs) {
      for (const pattern of RESIDUES)
        for (const { 1: found = '', index } of text.matchAll(pattern))
          if (!closesEmphasis(text, found, index))
            yield { at: at(index, index + found.length), message: 'residue', data: { text: found } }
      for (const word of options.words) {
        const index = text.indexOf(word)
        if (index >= 0) yield { at: at(index, index + word.length), message: 'residue', data: { text: word } }
      }
      if (isPrompt(text.trim())) {
        const start = text.length - text.trimStart().length
        yield { at: at(start, text.trimEnd().length), message: 'prompt' }
      }
    }
  },
  messages: {
    residue: { zh: '残留模板文字“{text}”', en: '“{text}” is left over from the form' },
    prompt: { zh: '残留填报提示，未见所要求的内容', en: 'the prompt of the form is left in' },
  },
  examples: {
    good: [
      '比上年增加12.00万元。',
      '主要反映部门预算执行的3项指标均已完成。',
      '**预算编制不够精准。**年初安排不足。',
      '企业名称XX科技有限公司。',
      '单位：万元\n增加（减少）额另见附表，签章日期____年__月__日。',
    ],
    bad: [
      '比上年⟦增加（减少）⟧12.00万元。',
      '比上年⟦增加（减少）⟧万元，⟦增长（下降）⟧的主要原因是人员变动。',
      '项目支出⟦____⟧万元，⟦错误！未定义书签。⟧',
      '⟦XX⟧单位全年支出300.00万元。',
      '⟦主要反映专项资金支出执行偏离绩效目标的情况，并分析其原因，提出改进措施等。⟧',
    ],
  },
})

/** One sentence that begins as prompts do, asks for something and gives no figure. */
function isPrompt(text: string): boolean {
  if (text.length > LONGEST || !PROMPTS.some((word) => text.startsWith(word))) return false
  return ASKS.test(text) && !/\d/u.test(text)
}
