import type { Finding, Language } from '../model/finding.ts'
import type { AuditedReport } from './audited.ts'
import { say } from './catalogue.ts'
import { details } from './details.ts'
import { escapeMarkup } from './escape-markup.ts'

/** The side list: filters, then the findings by section, each a button; all of it text, so that it can also be printed. */
export function htmlFindings(report: AuditedReport, language: Language): string {
  const { findings } = report
  if (findings.length === 0) {
    const more = report.figures.unchecked > 0 ? ` ${say(language, 'page.low-coverage')}` : ''
    return `<p class="none">${escapeMarkup(say(language, 'page.none') + more)}</p>`
  }
  const groups: { heading: string; items: string[] }[] = []
  findings.forEach((finding, n) => {
    const heading = headingOf(finding, report.title)
    if (groups.at(-1)?.heading !== heading) groups.push({ heading, items: [] })
    groups.at(-1)?.items.push(item(finding, n, language))
  })
  const lists = groups.map(
    ({ heading, items }) =>
      `<section class="group">${heading ? `<h3>${escapeMarkup(heading)}</h3>` : ''}<ol>${items.join('\n')}</ol></section>`,
  )
  const empty = `<p class="none" hidden>${escapeMarkup(say(language, 'page.no-match'))}</p>`
  return `${filters(findings, language)}<div class="list">${lists.join('\n')}${empty}</div>`
}

function headingOf({ section: { path } }: Finding, title: string | null): string {
  return (path.length > 1 && path[0] === title ? path.slice(1) : path).join(' › ')
}

function item(finding: Finding, n: number, language: Language): string {
  const { severity, certainty, rule, at } = finding
  const [message = '', ...notes] = details(finding, language)
  const doubt = certainty === 'low' ? `<span class="doubt">${escapeMarkup(say(language, 'certainty.low'))}</span>` : ''
  const head = `<span class="sev">${escapeMarkup(say(language, `severity.${severity}`))}</span>${doubt}<code>${escapeMarkup(rule)}</code><span class="place">${at.line}:${at.column}</span>`
  const lines = notes.map((note) => `<span class="note">${escapeMarkup(note)}</span>`).join('')
  return `<li><button type="button" class="finding ${severity}" data-n="${n}"><span class="head">${head}</span><span class="message">${escapeMarkup(message)}</span>${lines}</button></li>`
}

function filters(findings: readonly Finding[], language: Language): string {
  const present = <T extends string>(values: readonly T[]) => [...new Set(values)].sort()
  const severities = present(findings.map(({ severity }) => severity)).map((value) => [
    value,
    say(language, `severity.${value}`),
  ])
  const certainties = present(findings.map(({ certainty }) => certainty)).map((value) => [
    value,
    say(language, value === 'low' ? 'certainty.low' : 'page.certain'),
  ])
  const rules = present(findings.map(({ rule }) => rule)).map((value) => [value, value])
  const search = say(language, 'page.search')
  return [
    '<div class="filters" role="search">',
    `<input type="search" name="text" placeholder="${escapeMarkup(search)} ( / )" aria-label="${escapeMarkup(search)}">`,
    select('severity', severities, language),
    select('certainty', certainties, language),
    select('rule', rules, language),
    '<output class="shown" aria-live="polite"></output>',
    '</div>',
  ].join('')
}

function select(name: 'severity' | 'certainty' | 'rule', options: readonly string[][], language: Language): string {
  const label = say(language, `page.${name}`)
  const all = `<option value="">${escapeMarkup(`${label}: ${say(language, 'page.any')}`)}</option>`
  const rest = options.map(
    ([value = '', text = '']) => `<option value="${escapeMarkup(value)}">${escapeMarkup(text)}</option>`,
  )
  return `<select name="${name}" aria-label="${escapeMarkup(label)}">${all}${rest.join('')}</select>`
}
