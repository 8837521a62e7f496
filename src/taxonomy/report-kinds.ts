import type { Bilingual } from '../model/finding.ts'
import type { Report } from '../model/report.ts'

/** The kinds of report that overrides and templates go by. The first whose words stand in the title is the report's. */
export const REPORT_KINDS = {
  performance: { words: /绩效|自评|评价/u, name: { zh: '绩效报告', en: 'performance report' } },
  'final-accounts': { words: /决算/u, name: { zh: '决算公开', en: 'final accounts' } },
  budget: { words: /预算/u, name: { zh: '预算公开', en: 'budget' } },
  disclosure: { words: /信息公开|政务公开/u, name: { zh: '政府信息公开年报', en: 'disclosure report' } },
  statistics: { words: /统计|公报|普查/u, name: { zh: '统计公报', en: 'statistical communiqué' } },
  audit: { words: /审计|检查/u, name: { zh: '审计报告', en: 'audit report' } },
} as const satisfies Record<Exclude<(typeof REPORT_KIND_NAMES)[number], 'other'>, { words: RegExp; name: Bilingual }>

export const REPORT_KIND_NAMES = [
  'performance',
  'final-accounts',
  'budget',
  'disclosure',
  'statistics',
  'audit',
  'other',
] as const

export type ReportKind = (typeof REPORT_KIND_NAMES)[number]

/** By the title, else by the headings of the outermost sections: enough of them must be of a performance report. */
export function reportKind({ title, sections }: Report): ReportKind {
  const kinds = Object.entries(REPORT_KINDS) as [keyof typeof REPORT_KINDS, { words: RegExp }][]
  const named = title && kinds.find(([, { words }]) => words.test(title))
  if (named) return named[0]
  const about = sections.filter(({ title: heading }) => /绩效|自评/u.test(heading))
  return about.length >= ENOUGH ? 'performance' : 'other'
}

const ENOUGH = 2
