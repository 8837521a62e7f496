import type { Language } from '../model/finding.ts'
import { type AuditedReport, auditedOnly, type Describe } from './audited.ts'
import { CATALOGUE, type Key, say } from './catalogue.ts'
import { escapeMarkup } from './escape-markup.ts'
import { htmlData } from './html-data.ts'
import { htmlFindings } from './html-findings.ts'
import { SCRIPT } from './html-script.ts'
import { STYLE } from './html-style.ts'
import { htmlCoverage, htmlSummary } from './html-summary.ts'
import { htmlText } from './html-text.ts'
import type { Tool } from './json.ts'
import { type Run, summarize } from './summary.ts'

/**
 * One HTML file that needs nothing else: every report as read with its figures ticked, its findings and their working, and
 * before several reports a table of them. Report text stands in it as escaped text or as JSON that is not run, and the
 * page's policy lets nothing run but the page's own script, by its hash.
 */
export async function printHtml(run: Run, describe: Describe, tool: Tool, language: Language): Promise<string> {
  const reports = auditedOnly(run.reports)
  const data = { text: textOfScript(language), reports: reports.map((report) => htmlData(report, describe, language)) }
  const [only] = reports
  const title = (reports.length === 1 && only?.title) || say(language, 'page.title')
  const policy = [
    "default-src 'none'",
    `script-src ${await hashOf(SCRIPT)}`,
    `style-src ${await hashOf(STYLE)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
  return [
    `<!doctype html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${escapeMarkup(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">',
    `<title>${escapeMarkup(title)}</title>\n<style>${STYLE}</style>\n</head>\n<body>`,
    reports.length === 1 ? '' : htmlSummary(reports, run, language),
    unread(run, language),
    ...reports.map((report, n) => section(report, n, reports.length > 1, language)),
    `<footer>${escapeMarkup(say(language, 'page.made-by', { ...tool }))}</footer>`,
    `<script type="application/json" id="data">${jsonForScript(data)}</script>`,
    `<script>${SCRIPT}</script>\n</body>\n</html>\n`,
  ].join('\n')
}

function section(report: AuditedReport, n: number, several: boolean, language: Language): string {
  const text = (key: Key) => escapeMarkup(say(language, key))
  const { errors, warnings, infos } = summarize([report])
  const counts = [
    ...(errors > 0
      ? [`<span class="error">${escapeMarkup(say(language, 'summary.errors', { n: errors }))}</span>`]
      : []),
    ...(warnings > 0
      ? [`<span class="warning">${escapeMarkup(say(language, 'summary.warnings', { n: warnings }))}</span>`]
      : []),
    ...(infos > 0 ? [`<span class="info">${escapeMarkup(say(language, 'summary.infos', { n: infos }))}</span>`] : []),
  ]
  const about = [report.organisation, report.year, report.path].filter((part) => part).join(' · ')
  return [
    `<div class="report" id="r${n}">`,
    `<header>${several ? `<a class="back" href="#">‹ ${text('page.all-reports')}</a>` : ''}`,
    `<div class="name"><h1>${escapeMarkup(report.title ?? say(language, 'page.untitled'))}</h1><small>${escapeMarkup(about)}</small></div>`,
    `<div class="state">${htmlCoverage(report.figures, language)}<div class="totals">${counts.join('') || `<span class="clean">${text('print.no-findings')}</span>`}</div></div>`,
    `<nav><button type="button" data-show="text" aria-pressed="false">${text('page.report-text')}</button><button type="button" data-show="list" aria-pressed="true">${text('page.findings')} (${report.findings.length})</button></nav></header>`,
    `<main aria-label="${text('page.report-text')}"><article>${htmlText(report, `r${n}`)}</article></main>`,
    `<aside><h2>${text('page.findings')}</h2>${htmlFindings(report, language)}`,
    `<div class="working" role="region" aria-live="polite" aria-label="${text('page.working')}"><p class="hint">${text('page.pick')}</p></div>`,
    `<p class="keys">${text('page.keys')}</p></aside></div>`,
  ].join('\n')
}

function unread({ problems }: Run, language: Language): string {
  if (problems.length === 0) return ''
  const items = problems.map(({ path, message }) => `<li><b>${escapeMarkup(path)}</b> ${escapeMarkup(message)}</li>`)
  return `<section class="unread"><h2>${escapeMarkup(say(language, 'page.unread'))}</h2><ul>${items.join('')}</ul></section>`
}

/** JSON that cannot end its element nor begin a comment. */
function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c')
}

/** The texts that the script shows, by the last part of their keys. */
function textOfScript(language: Language): Record<string, string> {
  const keys = Object.keys(CATALOGUE) as Key[]
  return Object.fromEntries(
    keys
      .filter((key) => /^(?:page|verdict|severity|certainty|status)\./.test(key))
      .map((key) => [key, CATALOGUE[key][language]]),
  )
}

/** A source expression of the content security policy (W3C CSP 3) for an inline element with this content. */
async function hashOf(content: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content))
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`
}
