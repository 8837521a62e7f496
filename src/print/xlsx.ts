import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { Language } from '../model/finding.ts'
import { auditedOnly, type Describe } from './audited.ts'
import { say } from './catalogue.ts'
import type { Run } from './summary.ts'
import { claimSheet } from './xlsx-claims.ts'
import { type FigureCells, figureSheet } from './xlsx-figures.ts'
import { findingSheet, summarySheet } from './xlsx-lists.ts'

/**
 * The working paper: a summary by report, every finding, every relation with a live formula over the figures' cells, and the
 * figures themselves. Text of a report is written as text and never as a formula.
 */
export async function printXlsx(run: Run, describe: Describe, language: Language): Promise<Uint8Array> {
  const reports = auditedOnly(run.reports)
  const cells: FigureCells = new Map()
  const figures = figureSheet(reports, cells, language)
  const sheets: WriteSheet[] = [
    summarySheet(run, language),
    findingSheet(reports, language),
    claimSheet(reports, cells, describe, language),
    figures,
  ]
  const written = await writeXlsx({
    sheets,
    properties: { title: say(language, 'page.title'), creator: 'report-audit' },
  })
  return written instanceof Uint8Array ? written : new Uint8Array(written)
}
