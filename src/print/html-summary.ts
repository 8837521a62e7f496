import type { Coverage, Language } from '../model/finding.ts'
import type { AuditedReport } from './audited.ts'
import { say } from './catalogue.ts'
import { escapeMarkup } from './escape-markup.ts'
import { type Run, summarize, totalsOf } from './summary.ts'
import { summaryText } from './summary-text.ts'

const COLUMNS = ['file', 'organisation', 'year', 'errors', 'warnings', 'infos', 'figures', 'rate'] as const

/** The page of several reports: one table, a row a report, sorted by clicking its heads. */
export function htmlSummary(reports: readonly AuditedReport[], run: Run, language: Language): string {
  const heads = COLUMNS.map(
    (name) => `<th scope="col"><button type="button">${escapeMarkup(say(language, `page.${name}`))}</button></th>`,
  )
  const rows = reports.map((report, n) => row(report, n, language))
  return [
    '<section id="summary">',
    `<h1>${escapeMarkup(say(language, 'page.title'))}</h1><p>${escapeMarkup(summaryText(totalsOf(run), language))}</p>`,
    htmlCoverage(totalsOf({ reports, problems: [] }).figures, language),
    `<div class="table"><table class="reports"><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`,
    '</section>',
  ].join('\n')
}

function row(report: AuditedReport, n: number, language: Language): string {
  const { errors, warnings, infos } = summarize([report])
  const { figures, title, path } = report
  const share = figures.total === 0 ? 0 : figures.verified / figures.total
  const name = `<a href="#r${n}">${escapeMarkup(title ?? say(language, 'page.untitled'))}</a><small>${escapeMarkup(path)}</small>`
  const count = (value: number, kind = '') =>
    `<td class="n ${value > 0 ? kind : 'zero'}" data-v="${value}">${value}</td>`
  return [
    `<tr><td data-v="${escapeMarkup(path)}">${name}</td>`,
    `<td>${escapeMarkup(report.organisation ?? '')}</td><td class="n" data-v="${report.year ?? 0}">${report.year ?? ''}</td>`,
    count(errors, 'error'),
    count(warnings, 'warning'),
    count(infos, 'info'),
    count(figures.total),
    `<td class="n" data-v="${share}">${bar(figures)}<span>${Math.round(share * 100)}%</span></td></tr>`,
  ].join('')
}

/** Coverage as a bar with its numbers and the auditors' signs. */
export function htmlCoverage(coverage: Coverage, language: Language): string {
  const parts = (['verified', 'contradicted', 'unchecked'] as const).map(
    (status) =>
      `<span class="${status}">${escapeMarkup(say(language, `summary.${status}`, { n: coverage[status] }))}</span>`,
  )
  const label = say(language, 'page.coverage')
  return `<div class="coverage" role="group" aria-label="${escapeMarkup(label)}">${bar(coverage)}<span class="counts"><b>${escapeMarkup(say(language, 'summary.figures', { n: coverage.total }))}</b>${parts.join('')}</span></div>`
}

/** Drawn as SVG, whose sizes are attributes: the page's policy allows no inline style. */
function bar({ total, verified, contradicted, unchecked }: Coverage): string {
  const all = Math.max(1, total)
  let x = 0
  const rects = Object.entries({ verified, contradicted, unchecked }).map(([status, n]) => {
    const width = (n / all) * 100
    const rect = `<rect class="${status}" x="${x.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="10"/>`
    x += width
    return rect
  })
  return `<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${rects.join('')}</svg>`
}
