import type { ReportKind } from './report-kinds.ts'

/** What a section is about, and words of which one must stand in the title of a section for it to be there. */
export interface SectionTemplate {
  readonly name: string
  readonly words: readonly string[]
}

export type SectionTemplates = Readonly<Partial<Record<ReportKind, readonly SectionTemplate[]>>>

/**
 * What a report of a kind must have. Of performance reports after 财预〔2020〕10号 (annex: outline of a self-evaluation
 * report), of disclosure reports after the State Council's form of 2019 (政府信息公开工作年度报告格式).
 */
export const SECTION_TEMPLATES: SectionTemplates = {
  performance: [
    {
      name: '基本情况',
      words: ['基本情况', '概况', '概述', '简介', '基本信息', '项目情况', '单位情况', '部门情况', '职责', '职能'],
    },
    { name: '绩效情况', words: ['绩效', '评价', '自评', '产出', '效益'] },
    { name: '存在的问题', words: ['问题', '不足', '偏差', '偏离', '困难', '短板'] },
    {
      name: '改进措施',
      words: ['措施', '建议', '改进', '打算', '安排', '问题及', '整改', '对策', '下一步', '下步', '计划'],
    },
  ],
  disclosure: [
    { name: '总体情况', words: ['总体情况'] },
    { name: '主动公开', words: ['主动公开'] },
    { name: '依申请公开', words: ['申请'] },
    { name: '行政复议、行政诉讼', words: ['复议', '诉讼'] },
    { name: '存在的主要问题及改进情况', words: ['问题', '改进'] },
  ],
}
