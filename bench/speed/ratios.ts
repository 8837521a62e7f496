import {
  autocorrect,
  bareReportAudit,
  type Command,
  type Folders,
  markdownlint,
  nothing,
  remarkLint,
  reportAudit,
  textlint,
  yardstick,
} from './commands.ts'

/** Two processes to be timed against each other, and how long the first may take for what the second takes. */
export interface Ratio {
  readonly part: Part
  readonly what: string
  readonly of: Command
  readonly against: Command
  /** The most that `of` may take, in times of `against`. */
  readonly limit: number
}

/** What can be measured alone. */
export const PARTS = ['start', 'text', 'markdown', 'linear', 'concurrency'] as const
export type Part = (typeof PARTS)[number]

/** Every ratio that the bench knows, over corpora of `reports` and ten times as many reports. */
export function ratios(folders: Folders, reports: number): Ratio[] {
  return [
    ...start(folders),
    ...text(folders, reports),
    ...markdown(folders, reports),
    ...linear(folders, reports),
    ...concurrency(folders, reports),
  ]
}

function start(folders: Folders): Ratio[] {
  const one = `${folders.corpus}1`
  const against = nothing()
  const start = (what: string, of: Command, limit: number): Ratio => ({ part: 'start', what, of, against, limit })
  return [
    start('one text report / node', bareReportAudit(folders, `${one}/txt/00000.txt`), 2),
    start('one Markdown report / node', bareReportAudit(folders, `${one}/md/00000.md`), 3.5),
    start('--version / node', bareReportAudit(folders, '--version'), 1.3),
    start('--help / node', bareReportAudit(folders, '--help'), 1.3),
  ]
}

function text(folders: Folders, reports: number): Ratio[] {
  const { txt, md } = corpus(folders, reports)
  const of = reportAudit(folders, txt)
  return [
    { part: 'text', what: `${reports} text / Y`, of, against: yardstick(folders, md), limit: 0.3 },
    { part: 'text', what: `${reports} text / textlint`, of, against: textlint(folders, txt), limit: 1 / 6 },
  ]
}

function markdown(folders: Folders, reports: number): Ratio[] {
  const { md } = corpus(folders, reports)
  const of = reportAudit(folders, md)
  const against = (what: string, against: Command, limit: number): Ratio => ({
    part: 'markdown',
    what: `${reports} Markdown / ${what}`,
    of,
    against,
    limit,
  })
  return [
    against('Y', yardstick(folders, md), 1.2),
    against('textlint', textlint(folders, md), 1),
    against('remark-lint recommended', remarkLint(folders, md), 1),
    against('markdownlint-cli2', markdownlint(folders, md), Infinity),
    against('autocorrect', autocorrect(folders, md), Infinity),
  ]
}

function linear(folders: Folders, reports: number): Ratio[] {
  const { txt } = corpus(folders, reports)
  return [
    {
      part: 'linear',
      what: `${reports * 10} text / ${reports} text`,
      of: reportAudit(folders, corpus(folders, reports * 10).txt),
      against: reportAudit(folders, txt),
      limit: 11,
    },
    {
      part: 'linear',
      what: `one file of 10 MB / the same in 1000 files`,
      of: reportAudit(folders, `${folders.corpus}one.txt`),
      against: reportAudit(folders, `${folders.corpus}parts`),
      limit: 1.5,
    },
  ]
}

/** More processes than one are only started where they pay; with few files none are. */
function concurrency(folders: Folders, reports: number): Ratio[] {
  const of = (what: string, folder: string, limit: number): Ratio => ({
    part: 'concurrency',
    what: `${what}, as many processes as pay / one process`,
    of: reportAudit(folders, folder, 'auto'),
    against: reportAudit(folders, folder),
    limit,
  })
  return [of(`${FEW} text`, corpus(folders, FEW).txt, 1.1), of(`${reports} text`, corpus(folders, reports).txt, 1)]
}

/** Files that one process audits sooner than a second could begin. */
export const FEW = 10

function corpus({ corpus }: Folders, reports: number): { readonly txt: string; readonly md: string } {
  return { txt: `${corpus}${reports}/txt`, md: `${corpus}${reports}/md` }
}
