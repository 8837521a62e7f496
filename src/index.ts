export type * from './model/claim.ts'
export type * from './model/finding.ts'
export type * from './model/report.ts'
export type * from './model/tree.ts'
