import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folder, RIGHT, run, WRONG } from './run.ts'

const findings = (cwd: string, ...args: string[]): string[] =>
  JSON.parse(run([...args, '--format', 'json'], { cwd }).stdout).reports.flatMap(
    (report: { path: string; findings: { rule: string; severity: string; language: string }[] }) =>
      report.findings.map(({ rule, severity, language }) => `${report.path} ${rule} ${severity} ${language}`),
  )

const OFF = JSON.stringify({ rules: { 'sum-mismatch': 'off' } })

describe('a configuration', () => {
  it('is the nearest upwards from each file', () => {
    const cwd = folder({
      '.auditrc.json': '{ "rules": { "sum-mismatch": "info" } } // comment',
      'a.txt': WRONG,
      'x/y/b.txt': WRONG,
      'z/.auditrc.json': OFF,
      'z/c.txt': WRONG,
    })
    expect(findings(cwd, '.')).toEqual(['a.txt sum-mismatch info zh', 'x/y/b.txt sum-mismatch info zh'])
    expect(findings(join(cwd, 'x'), 'y')).toEqual(['y/b.txt sum-mismatch info zh'])
  })

  it('may stand in package.json or in JavaScript', () => {
    const manifest = folder({ 'package.json': `{ "report-audit": ${OFF} }`, 'a.txt': WRONG })
    expect(findings(manifest, 'a.txt')).toEqual([])
    const script = folder({ '.auditrc.mjs': `export default ${OFF}`, 'a.txt': WRONG })
    expect(findings(script, 'a.txt')).toEqual([])
    const typed = `enum Level { Off = 'off' }\nexport default { rules: { 'sum-mismatch': Level.Off as string } }`
    expect(findings(folder({ '.auditrc.ts': typed, 'a.txt': WRONG }), 'a.txt')).toEqual([])
    const other = folder({ 'package.json': '{ "name": "x" }', 'a.txt': WRONG })
    expect(findings(other, 'a.txt')).toHaveLength(1)
  })

  it('can be named, or left alone', () => {
    const cwd = folder({ '.auditrc.json': OFF, 'other.json': '{ "language": "en" }', 'a.txt': WRONG })
    expect(findings(cwd, 'a.txt', '--config', 'other.json')).toEqual(['a.txt sum-mismatch error en'])
    expect(findings(cwd, 'a.txt', '--config', 'other.json', '--lang', 'zh')).toEqual(['a.txt sum-mismatch error zh'])
    expect(findings(cwd, 'a.txt', '--no-config')).toEqual(['a.txt sum-mismatch error zh'])
    expect(run(['a.txt', '--config', 'none.json'], { cwd })).toMatchObject({
      code: 2,
      stderr: '错误：none.json: 文件不存在\n',
    })
  })

  it('extends presets and files, the nearer one last', () => {
    const cwd = folder({
      'base.json': '{ "rules": { "sum-mismatch": "info" }, "language": "en" }',
      '.auditrc.json': '{ "extends": ["figures", "./base.json"], "language": "zh" }',
      'a.txt': WRONG,
    })
    expect(findings(cwd, 'a.txt')).toEqual(['a.txt sum-mismatch info zh'])
  })

  it('that is code and fails says so in one line', () => {
    for (const name of ['.auditrc.mjs', '.auditrc.ts']) {
      const cwd = folder({ [name]: 'throw new Error("no luck")', 'a.txt': RIGHT })
      expect(run(['a.txt'], { cwd })).toMatchObject({ code: 2, stderr: `错误：${name}: no luck\n`, stdout: '' })
    }
  })

  it('brings concepts and templates of its own, also by plugins', () => {
    const cwd = folder({
      'plugin.mjs': `export default { taxonomy: [{ names: ['安保费'] }, { names: ['保洁费'] }] }`,
      '.auditrc.json': JSON.stringify({
        plugins: ['./plugin.mjs'],
        taxonomy: [{ names: ['综合保障经费'], sums: [['安保费', '保洁费']] }],
        templates: { performance: [{ name: '整改情况', words: ['整改'] }] },
        rules: { 'missing-section': 'warning' },
      }),
      'a.txt': `临河县城管局2023年度部门整体支出绩效自评报告
一、基本情况
综合保障经费300.00万元。
二、支出
安保费100.00万元。保洁费190.00万元。
三、建议
加强管理。
`,
    })
    expect(findings(cwd, 'a.txt').sort()).toEqual(['a.txt missing-section warning zh', 'a.txt sum-mismatch error zh'])
    expect(run(['a.txt'], { cwd }).stdout).toContain('没有“整改情况”部分')
  })

  it('overrides by glob and by kind of report, and ignores', () => {
    const cwd = folder({
      '.auditrc.json': JSON.stringify({
        overrides: [
          { files: 'drafts/**', rules: { 'sum-mismatch': 'warning' } },
          { kinds: 'performance', rules: { 'sum-mismatch': 'info' } },
        ],
        ignores: ['old/**'],
      }),
      'drafts/a.txt': WRONG,
      'drafts/b.txt': `临河县城管局2023年度部门整体支出绩效自评报告\n${WRONG}`,
      'old/c.txt': WRONG,
      'd.txt': WRONG,
    })
    expect(findings(cwd, '.')).toEqual([
      'd.txt sum-mismatch error zh',
      'drafts/a.txt sum-mismatch warning zh',
      'drafts/b.txt sum-mismatch info zh',
    ])
    expect(run(['old/c.txt'], { cwd }).stderr).toContain('old/c.txt: 按配置不审核')
  })

  it('says from which severity on the program fails', () => {
    const cwd = folder({
      '.auditrc.json': '{ "rules": { "sum-mismatch": "info" }, "failOn": "info" }',
      'never.json': '{ "failOn": "never" }',
      'a.txt': WRONG,
      'b.txt': RIGHT,
    })
    expect(run(['a.txt'], { cwd }).code).toBe(1)
    expect(run(['b.txt'], { cwd }).code).toBe(0)
    expect(run(['a.txt', '--config', 'never.json'], { cwd }).code).toBe(0)
  })

  it.each([
    ['{\n "rulse": {} }', '.auditrc.json:2: rulse: 没有这个键；是否指 rules？'],
    [
      '{ "rules": {\n "sum-missmatch": "off" } }',
      ':2: rules.sum-missmatch: 没有名为“sum-missmatch”的规则；是否指 sum-mismatch？',
    ],
    [
      '{ "rules": { "sum-mismatch": "of" } }',
      ':1: rules.sum-mismatch: "of" 应为 off、info、warning、error 之一；是否指 off？',
    ],
    ['{ "rules": { "sum-mismatch": ["error", { "x": 1 }] } }', ':1: rules.sum-mismatch[1].x: 没有这个键'],
    ['{ "rules": { "sum-mismatch": 2 } }', ':1: rules.sum-mismatch: 2 应为 off、info、warning、error 之一'],
    ['{ "extends": "strikt" }', ':1: extends: 没有名为“strikt”的预设；是否指 strict？'],
    ['{ "overrides": [\n { "fils": "a" } ] }', ':2: overrides[0].fils: 没有这个键；是否指 files？'],
    ['{ "overrides": [ { "kinds": "bugdet" } ] }', '；是否指 budget？'],
    ['{ "overrides": [ { "rules": {} } ] }', ':1: overrides[0]: 应有 files 或 kinds'],
    ['{ "exceptions": [ { "rule": "sum-mismatch" } ] }', ':1: exceptions[0].reason: 缺少'],
    ['{ "plugins": ["./no.js"] }', ':1: plugins[0]: 找不到插件“./no.js”'],
    ['{ "templates": { "perfomance": [] } }', ':1: templates.perfomance: 没有这个键；是否指 performance？'],
    ['{ "templates": { "performance": [{ "name": "一" }] } }', ':1: templates.performance[0].words: 缺少'],
    ['{ "taxonomy": [{ "name": "一" }] }', ':1: taxonomy[0].name: 没有这个键；是否指 names？'],
    [
      '{ "taxonomy": [\n{ "names": ["一"], "sums": [["基本支处", "项目支出"]] }] }',
      ':2: taxonomy[0].sums[0][0]: 没有名为“基本支处”的概念，可在 taxonomy 中另列 { "names": ["基本支处"] }；是否指 基本支出？',
    ],
    ['{ "limits": { "page": 5 } }', ':1: limits.page: 没有这个键；是否指 pages？'],
    [
      '{ "templates": { "performance": [{ "nam": "一" }] } }',
      ':1: templates.performance[0].nam: 没有这个键；是否指 name？',
    ],
    ['{ "language": }', '.auditrc.json:1: 此处不应有 }'],
    ['[]', '.auditrc.json:1: [] 应为对象'],
  ])('that is wrong says where and what was meant: %s', (text, expected) => {
    const outcome = run(['a.txt'], { cwd: folder({ '.auditrc.json': text, 'a.txt': RIGHT }) })
    expect(outcome.code).toBe(2)
    expect(outcome.stderr).toContain(expected)
    expect(outcome.stdout).toBe('')
  })

  it.each([
    ['.auditrc.mjs', 'export default {\n  rules: {\n    "share-mismach": "off",\n  },\n}', ':3: rules.share-mismach: '],
    ['.auditrc.ts', '// ruls\nconst config: object = {\n  ruls: {},\n}\nexport default config', ':3: ruls: '],
    [
      '.auditrc.mjs',
      'export default { rules: Object.fromEntries([["sum-mismatch", "of"]]) }',
      '.mjs: rules.sum-mismatch: ',
    ],
    [
      'package.json',
      '{\n  "report-audit": {\n    "extend": "strict"\n  }\n}',
      ':3: extend: 没有这个键；是否指 extends？',
    ],
  ])('that is wrong says where it stands in %s: %s', (name, text, expected) => {
    const outcome = run(['a.txt'], { cwd: folder({ [name]: text, 'a.txt': RIGHT }) })
    expect(outcome.code).toBe(2)
    expect(outcome.stderr).toContain(expected)
  })

  it('gives way to a preset of the command line, but for its options', () => {
    const cwd = folder({
      '.auditrc.json': '{ "rules": { "sum-mismatch": "off", "doubled-punctuation": "error" } }',
      'a.txt': `${WRONG}。。`,
    })
    expect(findings(cwd, 'a.txt')).toEqual(['a.txt doubled-punctuation error zh'])
    expect(findings(cwd, 'a.txt', '--preset', 'figures')).toEqual(['a.txt sum-mismatch error zh'])
    const both = findings(cwd, 'a.txt', '--preset', 'strict', '--rule', 'sum-mismatch:info').sort()
    expect(both).toEqual(['a.txt doubled-punctuation info zh', 'a.txt sum-mismatch info zh'])
    expect(run(['a.txt', '--preset', 'figurs'], { cwd })).toMatchObject({
      code: 2,
      stderr: '错误：没有名为“figurs”的预设；是否指 figures？\n',
    })
  })

  it('works as the example has it', () => {
    const cwd = folder({ 'a.txt': WRONG })
    copyFileSync('.auditrc.example.json', join(cwd, '.auditrc.json'))
    // 公务接待费, 在职人数 and 编制数 stand in its assertions and not in the report.
    expect(findings(cwd, 'a.txt').sort()).toEqual([
      'a.txt failed-assertion error zh',
      'a.txt sum-mismatch error zh',
      'a.txt unassessable-assertion info zh',
      'a.txt unassessable-assertion info zh',
      'a.txt unassessable-assertion info zh',
    ])
  })
})
