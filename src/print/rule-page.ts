import type { Language } from '../model/finding.ts'
import { say } from './catalogue.ts'
import type { RuleDetails } from './rule-details.ts'

/** Where the pages stand: one a rule and language, and an index. */
export function rulePagePath(id: string | null, language: Language): string {
  return `${id ?? 'README'}${language === 'zh' ? '.zh-CN' : ''}.md`
}

/** A rule's page in Markdown. Bad examples keep the marks ⟦ ⟧ around what a finding blames. */
export function printRulePage(rule: RuleDetails, language: Language): string {
  const { id, severity, summary, why, presets, options, examples } = rule
  const fences = (title: 'rule.bad' | 'rule.good', texts: readonly string[]) =>
    texts.length > 0 ? [`## ${say(language, title)}`, ...texts.map((text) => `\`\`\`text\n${text}\n\`\`\``)] : []
  const where = [
    say(language, 'rule.severity', { severity: code(severity) }),
    say(language, 'rule.presets', { presets: presets.map(code).join(language === 'zh' ? '、' : ', ') }),
  ]
  return page([
    ...head(id, id, language),
    `**${summary[language]}**`,
    ...(why ? [why[language]] : []),
    where.map((line) => `- ${line}`).join('\n'),
    ...(options.length > 0 ? [`## ${say(language, 'rule.options')}`, optionTable(rule, language)] : []),
    ...fences('rule.bad', examples.bad),
    ...fences('rule.good', examples.good),
  ])
}

/** The page that lists all rules with links to theirs. */
export function printRuleIndex(rules: readonly RuleDetails[], language: Language): string {
  const title = language === 'zh' ? '规则' : 'Rules'
  return page([...head(null, title, language), ruleTable(rules, language)])
}

function ruleTable(rules: readonly RuleDetails[], language: Language): string {
  return table(
    language === 'zh' ? ['规则', '级别', '预设', '检查'] : ['rule', 'severity', 'preset', 'what must hold'],
    rules.map(({ id, severity, summary, presets }) => {
      const smallest = ['figures', 'recommended', 'strict'].find((name) => presets.includes(name)) ?? ''
      return [`[${code(id)}](${rulePagePath(id, language)})`, severity, smallest, summary[language]]
    }),
  )
}

function head(id: string | null, title: string, language: Language): string[] {
  const [other, name]: [Language, string] = language === 'zh' ? ['en', 'English'] : ['zh', '中文']
  return ['<!-- npm run generate -->', `# ${title}`, `[${name}](${rulePagePath(id, other)})`]
}

function optionTable({ options }: RuleDetails, language: Language): string {
  return table(
    language === 'zh' ? ['选项', '类型', '默认值', '含义'] : ['option', 'type', 'default', 'meaning'],
    options.map(({ name, type, default: value, description }) => [
      code(name),
      code(type),
      value === null ? '' : code(value),
      description[language],
    ]),
  )
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

function code(text: string): string {
  return `\`${text}\``
}

function page(paragraphs: readonly string[]): string {
  return `${paragraphs.join('\n\n')}\n`
}
