import { defineRule } from 'report-audit'

const MARKS = /[，。、；：]{2,}/gu
const WIDEST = 12

export default defineRule({
  id: 'doubled-punctuation',
  severity: 'info',
  summary: { zh: '标点不应重复或相邻冲突', en: 'Punctuation marks do not stand side by side' },
  why: {
    zh: '“，，”“；、”多是删改文字后留下的，可能丢了中间的词语或数字。',
    en: 'Marks such as ，， or ；、 are mostly left over from an edit and may hide a lost word or number.',
  },
  *check({ paragraphs }) {
    for (const { text, at } of paragraphs) {
      for (const { 0: marks, index } of text.matchAll(MARKS)) {
        // A long run is an ellipsis or a line to fill in.
        if (marks.length < WIDEST && !isEllipsis(marks))
          yield { at: at(index, index + marks.length), message: 'doubled', data: { text: marks } }
      }
    }
  },
  messages: { doubled: { zh: '标点“{text}”重复或冲突', en: 'the marks “{text}” stand side by side' } },
  examples: {
    good: ['召开会议12次，印发文件30份；完成任务。', '包括办公费、印刷费。。。。。。等。'],
    bad: ['开展打击非法集资活动⟦；、⟧平台建设及运维。', '全年召开会议12次⟦，，⟧印发文件30份。'],
  },
})

function isEllipsis(marks: string): boolean {
  return marks.length > 2 && new Set(marks).size === 1
}
