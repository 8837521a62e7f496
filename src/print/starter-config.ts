import type { Language } from '../model/finding.ts'

/** What `report-audit init` writes: settings that change nothing yet, and examples of the others as comments. */
export function starterConfig(language: Language): string {
  return STARTERS[language]
}

const ZH = `{
  // report-audit 的配置，对本文件夹及其子文件夹中的报告有效。可以写注释；
  // 去掉行首的 // 即启用该行。report-audit rules 列出全部规则，report-audit explain 规则 说明其中一条。

  // 编辑器据此提示（须在本文件夹安装 report-audit）：
  // "$schema": "./node_modules/report-audit/schema/auditrc.json",

  // 预设：recommended（默认，几乎不误报）、strict（全部规则）、figures（只核对数字）
  "extends": ["recommended"],

  // 各规则的级别：off、info、warning、error；有选项的写作 [级别, 选项]
  "rules": {
    // "section-numbering": "off",
    // "grade-mismatch": ["error", { "excellent": 85 }],
  },

  // 只对部分文件或部分类型的报告另作规定；
  // 类型按标题判断：performance、final-accounts、budget、disclosure、statistics、audit、other
  // "overrides": [{ "files": ["草稿/**"], "failOn": "never" }, { "kinds": ["statistics"], "minCertainty": "high" }],

  // 不审核的文件
  // "ignores": ["归档/**"],

  // 本单位的核对关系，用报告里的名称写
  // "assertions": [
  //   { "name": "收支平衡", "assert": "基本支出 + 项目支出 = 支出合计 ± 0.01万元" },
  //   { "assert": "公务接待费 <= 上年 公务接待费", "severity": "warning" },
  // ],

  // 本单位的用语：名称、同义词、由哪些项目相加而成
  // "taxonomy": [
  //   { "names": ["安保费", "安保服务费"] },
  //   { "names": ["保洁费"] },
  //   { "names": ["综合保障经费"], "sums": [["安保费", "保洁费"]] },
  // ],

  // 各类报告应有的部分，由规则 missing-section 核对；words 中任一词语出现在标题里即可
  // "templates": { "performance": [{ "name": "基本情况", "words": ["基本情况", "概况"] }] },

  // 已认可的问题，须写明理由
  // "exceptions": [{ "files": ["2020/**"], "rule": "share-mismatch", "reason": "按截尾列示", "expires": "2027-12-31" }],

  // 文件多大仍可读：文本的字节数、PDF 的页数、电子表格的单元格数等
  // "limits": { "pages": 5000 },

  // 插件：npm 软件包或本地文件
  // "plugins": ["./our-rules.js"],

  // 达到哪一级别即以退出码 1 结束：error（默认）、warning、info、never
  "failOn": "error"
}
`

const EN = `{
  // The configuration of report-audit for the reports in this folder and below it. Comments are allowed;
  // a line takes effect without its //. "report-audit rules" lists the rules, "report-audit explain RULE" tells of one.

  // For editors, where report-audit is installed in this folder:
  // "$schema": "./node_modules/report-audit/schema/auditrc.json",

  // Presets: recommended (the default, almost never wrong), strict (every rule), figures (arithmetic alone)
  "extends": ["recommended"],

  // Severity of rules: off, info, warning, error; with options it is [severity, options]
  "rules": {
    // "section-numbering": "off",
    // "grade-mismatch": ["error", { "excellent": 85 }],
  },

  // Settings for some files or kinds of report, told by the title:
  // performance, final-accounts, budget, disclosure, statistics, audit, other
  // "overrides": [{ "files": ["drafts/**"], "failOn": "never" }, { "kinds": ["statistics"], "minCertainty": "high" }],

  // Files that are not audited
  // "ignores": ["archive/**"],

  // Relations of your own, in the names that the reports use
  // "assertions": [
  //   { "name": "balance", "assert": "基本支出 + 项目支出 = 支出合计 ± 0.01万元" },
  //   { "assert": "公务接待费 <= 上年 公务接待费", "severity": "warning" },
  // ],

  // Concepts of your own: names that mean the same, and what adds up to it
  // "taxonomy": [
  //   { "names": ["安保费", "安保服务费"] },
  //   { "names": ["保洁费"] },
  //   { "names": ["综合保障经费"], "sums": [["安保费", "保洁费"]] },
  // ],

  // The sections that a kind of report must have, for the rule missing-section; one of the words must stand in a heading
  // "templates": { "performance": [{ "name": "基本情况", "words": ["基本情况", "概况"] }] },

  // Findings that are accepted, with the reason
  // "exceptions": [{ "files": ["2020/**"], "rule": "share-mismatch", "reason": "truncated", "expires": "2027-12-31" }],

  // How large a file may be: bytes of a text, pages of a PDF, cells of a workbook …
  // "limits": { "pages": 5000 },

  // Plugins: npm packages or local files
  // "plugins": ["./our-rules.js"],

  // The least severity that makes the exit code 1: error (the default), warning, info, never
  "failOn": "error"
}
`

const STARTERS: Readonly<Record<Language, string>> = { zh: ZH, en: EN }
