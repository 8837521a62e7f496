import type { Bilingual, Language } from '../model/finding.ts'
import { BATCH } from './catalogue-batch.ts'
import { PAGE } from './catalogue-page.ts'

/**
 * Every text that the program itself says, in both languages; rules bring their own. `{name}` stands for a value. An
 * English text with two forms, `one|many`, goes by the value `n`.
 */
export const CATALOGUE = {
  'severity.error': { zh: '错误', en: 'error' },
  'severity.warning': { zh: '警告', en: 'warning' },
  'severity.info': { zh: '提示', en: 'info' },
  'certainty.low': { zh: '存疑', en: 'uncertain' },
  'finding.cause': { zh: '原因：{message}', en: 'cause: {message}' },
  'finding.suggestion': { zh: '建议：改为 {text}', en: 'suggestion: change to {text}' },
  'summary.reports': { zh: '{n} 份报告', en: '{n} report|{n} reports' },
  'summary.errors': { zh: '{n} 个错误', en: '{n} error|{n} errors' },
  'summary.warnings': { zh: '{n} 个警告', en: '{n} warning|{n} warnings' },
  'summary.infos': { zh: '{n} 个提示', en: '{n} info|{n} infos' },
  'summary.problems': { zh: '{n} 个输入无法读取', en: '{n} unreadable input|{n} unreadable inputs' },
  'summary.figures': { zh: '{n} 个数字', en: '{n} figure|{n} figures' },
  'summary.verified': { zh: '{n} 已核实', en: '{n} verified' },
  'summary.contradicted': { zh: '{n} 有矛盾', en: '{n} contradicted' },
  'summary.unchecked': { zh: '{n} 未核对', en: '{n} unchecked' },
  'summary.line': {
    zh: '{reports}：{findings}；{figures}：{verified}，{contradicted}，{unchecked}',
    en: '{reports}: {findings}; {figures}: {verified}, {contradicted}, {unchecked}',
  },
  'list.separator': { zh: '，', en: ', ' },
  'claims.line': {
    zh: '{n} 个勾稽关系：{agreed} 相符，{fails} 不符，{unassessable} 无法核算',
    en: '{n} claim: {agreed} agreed, {fails} failed, {unassessable} unassessable|{n} claims: {agreed} agreed, {fails} failed, {unassessable} unassessable',
  },
  'figures.line': {
    zh: '{figures}：{verified}，{contradicted}，{unchecked}',
    en: '{figures}: {verified}, {contradicted}, {unchecked}',
  },
  'status.verified': { zh: '已核实', en: 'verified' },
  'status.contradicted': { zh: '有矛盾', en: 'contradicted' },
  'status.unchecked': { zh: '未核对', en: 'unchecked' },
  'verdict.holds': { zh: '相符', en: 'holds' },
  'verdict.rounding': { zh: '舍入内相符', en: 'rounding' },
  'verdict.fails': { zh: '不符', en: 'fails' },
  'verdict.unassessable': { zh: '无法核算', en: 'unassessable' },

  'print.no-findings': { zh: '没有发现问题', en: 'no findings' },
  'print.more': { zh: '另有 {n} 个问题未列出', en: '{n} more finding not shown|{n} more findings not shown' },
  'print.report': { zh: '报告', en: 'report' },
  'print.errors': { zh: '错误', en: 'errors' },
  'print.warnings': { zh: '警告', en: 'warnings' },
  'print.figures': { zh: '数字', en: 'figures' },
  'print.verified': { zh: '已核实', en: 'verified' },

  'rule.options': { zh: '选项', en: 'Options' },
  'rule.default': { zh: '默认 {value}', en: 'default {value}' },
  'rule.severity': { zh: '级别：{severity}', en: 'Severity: {severity}' },
  'rule.presets': { zh: '预设：{presets}', en: 'Presets: {presets}' },
  'rule.bad': { zh: '会报告的例子（⟦ ⟧ 为报告的位置）', en: 'Reported (⟦ ⟧ marks what is blamed)' },
  'rule.good': { zh: '不报告的例子', en: 'Not reported' },
  'rule.change': {
    zh: '更改级别：--rule {id}:{severity}，或在 .auditrc.json 中写 "rules": { "{id}": "{severity}" }',
    en: 'To change it: --rule {id}:{severity}, or "rules": { "{id}": "{severity}" } in .auditrc.json',
  },

  'input.missing': { zh: '文件不存在', en: 'no such file' },
  'input.denied': { zh: '没有读取权限', en: 'permission denied' },
  'input.directory': { zh: '是文件夹，不是文件', en: 'is a folder, not a file' },
  'input.loop': { zh: '符号链接循环', en: 'symbolic links form a loop' },
  'input.failed': { zh: '无法读取（{reason}）', en: 'cannot be read ({reason})' },
  'input.large': {
    zh: '文件过大：{size} MB，上限 {limit} MB',
    en: 'The file is too large: {size} MB, the limit is {limit} MB',
  },
  'input.no-reports': {
    zh: '文件夹里没有报告（{extensions}）',
    en: 'no reports in this folder ({extensions})',
  },
  'input.no-reports-zip': {
    zh: '压缩包里没有报告（{extensions}）',
    en: 'no reports in this archive ({extensions})',
  },
  'input.nested': {
    zh: '压缩包里套压缩包，只展开一层：请先解压',
    en: 'an archive in an archive in an archive: unpack it first',
  },
  'converter.missing': {
    zh: '找不到 {converter}：请安装 LibreOffice 并加入 PATH',
    en: '{converter} not found: install LibreOffice and put it on the PATH',
  },
  'converter.failed': { zh: 'LibreOffice 不能转换该文件', en: 'LibreOffice cannot convert the file' },
  'converter.slow': {
    zh: 'LibreOffice 在 {seconds} 秒内没有完成转换',
    en: 'LibreOffice has not converted the file within {seconds} seconds',
  },
  'input.no-match': { zh: '没有与之匹配的报告（{extensions}）', en: 'no report matches ({extensions})' },
  'input.ignored': { zh: '按配置不审核（ignores）', en: 'not audited: the configuration ignores it' },

  'baseline.unreadable': { zh: '{file}：不是基线文件', en: '{file}: is no baseline' },
  'baseline.stale': {
    zh: '{file}：有 {n} 条已不再出现，可用 --update-baseline 更新',
    en: '{file}: {n} entry is no longer found; --update-baseline removes it|{file}: {n} entries are no longer found; --update-baseline removes them',
  },
  'exception.expired': { zh: '例外已于 {date} 到期：{reason}', en: 'an exception expired on {date}: {reason}' },
  'exception.unused': { zh: '例外没有用到：{reason}', en: 'an exception accepts nothing: {reason}' },
  'usage.baseline': { zh: '--update-baseline 须与 --baseline 同用', en: '--update-baseline needs --baseline' },
  'init.written': { zh: '已写入 {path}', en: 'wrote {path}' },
  'init.exists': { zh: '{path} 已存在，没有改动', en: '{path} is already there and was left as it is' },
  'init.in-manifest': {
    zh: 'package.json 的键 {key} 已有配置，没有改动',
    en: 'package.json has a configuration in its key {key} already; nothing was written',
  },
  'config.no-key': { zh: '{file}：没有键 {key}', en: '{file}: has no key {key}' },

  'view.read': { zh: '读取结果', en: 'as read' },
  'view.sections': { zh: '章节', en: 'sections' },

  'output.directory': { zh: '无法写入 {path}：是文件夹', en: 'cannot write {path}: it is a folder' },
  'output.missing': { zh: '无法写入 {path}：文件夹不存在', en: 'cannot write {path}: its folder does not exist' },
  'output.failed': { zh: '无法写入 {path}：{reason}', en: 'cannot write {path}: {reason}' },

  'annotate.format': {
    zh: '没有批注：只能批注 Word 文档（.docx）',
    en: 'not annotated: only Word documents (.docx) can be',
  },
  'annotate.stdin': { zh: '没有批注：标准输入不能批注', en: 'not annotated: standard input cannot be' },
  'annotate.taken': {
    zh: '没有批注：文件名已用于另一份报告',
    en: 'not annotated: another report has the name of its copy',
  },
  'annotate.target': {
    zh: '--annotate 应为 .docx 文件或文件夹，而不是“{value}”',
    en: '--annotate takes a .docx file or a folder, not "{value}"',
  },
  'annotate.several': {
    zh: '--annotate {value}：有 {n} 份 Word 文档，请改为文件夹',
    en: '--annotate {value}: there are {n} Word documents; name a folder',
  },
  'annotate.input': {
    zh: '--annotate 会覆盖要审核的文件 {path}',
    en: '--annotate would overwrite {path}, which is to be audited',
  },

  'usage.error': { zh: '错误：{message}', en: 'error: {message}' },
  'usage.nearest': { zh: '；是否指 {word}？', en: '; did you mean {word}?' },
  'usage.help': { zh: '（用法见 report-audit --help）', en: ' (see report-audit --help)' },
  'usage.nothing': { zh: '没有给出要审核的报告', en: 'no reports given' },
  'usage.format-file': { zh: '--format {value}: 后面缺少文件', en: '--format {value}: needs a file after the colon' },
  'usage.format-listing': {
    zh: '{command} 只能输出 stylish 或 json，而不是“{value}”',
    en: '{command} prints stylish or json, not "{value}"',
  },
  'usage.outputs-one': {
    zh: '只有一种格式可以不写文件，其他的应写作 格式:文件，如 {value}:out',
    en: 'only one format can go without a file; write the others as format:file, such as {value}:out',
  },
  'usage.outputs-same': { zh: '{value} 被写入两次', en: '{value} would be written twice' },
  'usage.output-unused': {
    zh: '每种格式都已指定文件，--output 没有用处',
    en: 'every format names its file, so --output has no use',
  },
  'usage.binary': {
    zh: '{value} 不是文字，应写入文件：--format {value}:文件',
    en: '{value} is not text, give it a file: --format {value}:FILE',
  },
  'usage.choice': { zh: '{option} 没有“{value}”，可用：{words}', en: '{option} has no "{value}"; use {words}' },
  'usage.preset': { zh: '没有名为“{value}”的预设', en: 'there is no preset "{value}"' },
  'usage.rule': { zh: '没有名为“{value}”的规则', en: 'there is no rule "{value}"' },
  'usage.rule-shape': {
    zh: '--rule 应写成 规则:级别，如 sum-mismatch:off，而不是“{value}”',
    en: '--rule takes rule:severity, such as sum-mismatch:off, not "{value}"',
  },
  'usage.number': { zh: '{option} 应为非负整数，而不是“{value}”', en: '{option} takes a whole number, not "{value}"' },
  'usage.option': { zh: '没有选项 {value}', en: 'there is no option {value}' },
  'usage.no-value': { zh: '选项 {value} 缺少值', en: 'option {value} needs a value' },
  'usage.no-argument': { zh: '缺少参数 <{value}>', en: 'the argument <{value}> is missing' },
  'usage.excess': { zh: '{value} 的参数过多', en: 'too many arguments for {value}' },
  'usage.stdin-twice': { zh: '标准输入（-）只能给出一次', en: 'standard input (-) can be given only once' },

  'help.usage': { zh: '用法：', en: 'Usage:' },
  'help.arguments': { zh: '参数：', en: 'Arguments:' },
  'help.options': { zh: '选项：', en: 'Options:' },
  'help.commands': { zh: '命令：', en: 'Commands:' },
  'help.program': {
    zh: '核对报告中的每个数字：合计、占比、完成率、人员、得分，凡报告自身写明的关系都重新计算。',
    en: 'Recomputes what a report asserts between its own figures: totals, shares, rates, staff, scores.',
  },
  'help.paths': {
    zh: '报告文件、文件夹（含子文件夹）或通配符；- 为标准输入',
    en: 'report files, folders (with their subfolders) or globs; - is standard input',
  },
  'help.file': { zh: '一份报告；- 为标准输入', en: 'one report; - is standard input' },
  'help.figures': {
    zh: '列出报告中的每个数字及其核对状态',
    en: 'list every figure of a report and whether it was verified',
  },
  'help.claims': {
    zh: '列出从报告中读出的每个勾稽关系及其结果',
    en: 'list every relation read from a report, and its verdict',
  },
  'help.rules': { zh: '列出所有规则', en: 'list the rules' },
  'help.explain': {
    zh: '说明一条规则：检查什么、为什么、选项和例子',
    en: 'tell what a rule checks and why, with its options and examples',
  },
  'help.rule-id': { zh: '规则名，见 report-audit rules', en: 'a rule, as report-audit rules lists it' },
  'help.init': {
    zh: '在当前文件夹写一份带注释的 .auditrc.json',
    en: 'write a commented .auditrc.json to this folder',
  },
  'help.format': {
    zh: '输出格式，可写作 格式:文件，可重复：stylish（默认）、compact、json、ndjson、sarif、junit、github、markdown、html、xlsx、text-view（读到的内容）',
    en: 'output format, or format:file; repeatable: stylish (default), compact, json, ndjson, sarif, junit, github, markdown, html, xlsx, text-view (what was read)',
  },
  'help.output': { zh: '写入文件而不是标准输出', en: 'write to a file instead of standard output' },
  'help.annotate': {
    zh: '另存 Word 文档，在每个问题处加批注：.docx 文件，或文件夹（内为 名称.annotated.docx）',
    en: 'write Word documents again with a comment at each finding: a .docx file, or a folder for NAME.annotated.docx',
  },
  'help.preset': {
    zh: '预设的规则及级别：recommended（默认）、strict（全部规则）、figures（只核对数字），或插件的预设；代替配置所定的级别',
    en: "a preset's rules and severities: recommended (default), strict (every rule), figures (arithmetic alone) or one of a plugin, instead of the configuration's severities",
  },
  'help.rule': {
    zh: '改变一条规则的级别：off、info、warning 或 error；可重复',
    en: "set a rule's severity: off, info, warning or error; repeatable",
  },
  'help.lang': { zh: '语言：zh 或 en（默认随系统）', en: "language: zh or en (default: the system's)" },
  'help.baseline': {
    zh: '基线文件：其中已有的问题不再报告',
    en: 'baseline file: findings that it has are not reported',
  },
  'help.update-baseline': { zh: '把现有问题写入基线文件', en: 'write the present findings to the baseline file' },
  'help.config': {
    zh: '配置文件（默认自报告所在文件夹逐级向上寻找 .auditrc.json）',
    en: 'configuration file (default: the nearest .auditrc.json upwards from each report)',
  },
  'help.no-config': { zh: '不读任何配置文件', en: 'read no configuration file' },
  'help.min-certainty': {
    zh: '只报告确定程度不低于此的问题：low（默认）或 high',
    en: 'report only findings at least this certain: low (default) or high',
  },
  'help.balance': {
    zh: 'exact：要求分项相加与合计分毫不差（舍位平衡）；rounded（默认）：容许四舍五入的差异',
    en: 'exact: printed figures must add up to the last digit; rounded (default): rounding is allowed for',
  },
  'help.max-warnings': {
    zh: '警告超过此数时以 1 退出',
    en: 'exit with 1 when there are more warnings than this',
  },
  'help.stdin-filename': {
    zh: '标准输入的文件名，用于判断格式和显示',
    en: 'name of what standard input gives: tells its format and is printed',
  },
  'help.max-size': {
    zh: '读取的最大文件，MB（默认 64）',
    en: 'the largest file that is read, in MB (default: 64)',
  },
  'help.converter': {
    zh: '用已安装的 LibreOffice 读 .doc、.wps 和 RTF：soffice',
    en: 'read .doc, .wps and RTF through an installed LibreOffice: soffice',
  },
  'help.version': { zh: '显示版本', en: 'print the version' },
  'help.help': { zh: '显示帮助', en: 'print this help' },
  'help.exit': {
    zh: '退出码：0 没有错误；1 有错误，或警告多于 --max-warnings；2 用法有误，或有输入无法读取。',
    en: 'Exit codes: 0 no errors; 1 errors, or more warnings than --max-warnings; 2 wrong usage or an unreadable input.',
  },

  ...BATCH,
  ...PAGE,
} as const satisfies Record<string, Bilingual>

export type Key = keyof typeof CATALOGUE

/** A text of the catalogue in a language, with its values. */
export function say(language: Language, key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  const text = CATALOGUE[key][language]
  const forms = text.split('|')
  const form = forms.length > 1 && values.n !== 1 ? forms[1] : forms[0]
  return (form ?? text).replace(/\{([a-z]+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
