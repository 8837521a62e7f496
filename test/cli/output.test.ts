import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { claimsDocument, figuresDocument, findingsDocument, rulesDocument } from './contract.ts'
import { folder, RIGHT, run, WRONG } from './run.ts'

const json = (args: readonly string[], cwd?: string): unknown =>
  JSON.parse(run([...args, '--format', 'json'], cwd === undefined ? {} : { cwd }).stdout)

describe('findings', () => {
  it('are printed as the contract says', () => {
    const cwd = folder({ 'a.txt': WRONG })
    const { reports, summary, problems } = findingsDocument.parse(json(['a.txt'], cwd))
    expect(summary).toEqual({ reports: 1, errors: 1, warnings: 0, infos: 0 })
    expect(problems).toEqual([])
    const finding = reports[0]?.findings[0]
    expect(finding).toMatchObject({ rule: 'sum-mismatch', severity: 'error', certainty: 'high', language: 'zh' })
    // The second line begins at offset 7; 2023年支出合计 is nine characters.
    expect(finding?.at).toMatchObject({
      text: '1250.50万元',
      offset: 16,
      line: 2,
      column: 10,
      endLine: 2,
      endColumn: 19,
    })
    expect(finding?.because.map(({ text }) => text)).toEqual(['800.20万元', '400.30万元'])
    expect(finding?.claim).toMatchObject({
      kind: 'sum',
      expression: '800.20 + 400.30',
      stated: '1250.50万元',
      computed: '1200.50万元',
      difference: '50.00',
    })
    expect(finding?.section).toEqual({ number: '一', title: '支出情况', path: ['一、支出情况'] })
    expect(reports[0]?.figures).toEqual({ total: 3, verified: 0, contradicted: 3, unchecked: 0 })
  })

  it('are printed for a terminal with section, arithmetic and figure coverage, without colour into a pipe', () => {
    // A continuous-integration service sets CI and often FORCE_COLOR; a pipe there is still a pipe.
    const { stdout } = run(['a.txt'], { cwd: folder({ 'a.txt': WRONG }), env: { CI: 'true', FORCE_COLOR: '1' } })
    expect(stdout).toMatch(/^a\.txt\n {2}一、支出情况\n {4}2:10 {2}错误 {2}.*sum-mismatch\n/)
    expect(stdout).toContain('800.20 + 400.30 = 1200.50万元 ≠ 1250.50万元\n')
    expect(stdout).toMatch(/\n\n1 份报告：1 个错误，0 个警告；3 个数字：0 已核实，3 有矛盾，0 未核对\n$/)
    expect(stdout).not.toContain('\u001b')
  })

  it('are counted as none where there are none', () => {
    const { stdout } = run(['a.txt'], { cwd: folder({ 'a.txt': RIGHT }) })
    expect(stdout).toBe('1 份报告：0 个错误，0 个警告；3 个数字：3 已核实，0 有矛盾，0 未核对\n')
  })

  it('of rounding are reported when figures must balance to the last digit', () => {
    // 7.0 + 5.3 = 12.3, which 7.04 + 5.34 = 12.38 may print as 12.4.
    const cwd = folder({ 'a.txt': '支出合计12.4万元，其中：基本支出7.0万元，项目支出5.3万元。\n' })
    expect(run(['a.txt'], { cwd }).code).toBe(0)
    expect(run(['a.txt', '--balance', 'exact'], { cwd }).stdout).toContain('7.0 + 5.3 = 12.3万元 ≠ 12.4万元')
  })
})

describe('the language', () => {
  const cwd = () => folder({ 'a.txt': WRONG })
  const last = (env: Record<string, string>, ...args: string[]) =>
    run(['a.txt', ...args], { cwd: cwd(), env })
      .stdout.trimEnd()
      .split('\n')
      .at(-1)

  it('is the system’s unless chosen', () => {
    expect(last({ LANG: 'zh_CN.UTF-8' })).toContain('1 份报告')
    expect(last({ LANG: 'en_GB.UTF-8' })).toContain('1 report: 1 error, 0 warnings; 3 figures:')
    expect(last({ LANG: 'en_GB.UTF-8', LC_ALL: 'zh_TW' })).toContain('1 份报告')
    expect(last({ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'C' })).toContain('1 report')
    expect(last({ LANG: 'zh_CN.UTF-8' }, '--lang', 'en')).toContain('1 report')
    expect(last({ LANG: 'en_GB.UTF-8' }, '--lang=zh')).toContain('1 份报告')
  })

  it('is that of findings, errors and help', () => {
    const english = { cwd: cwd(), env: { LANG: 'en_GB.UTF-8' } }
    const parsed = findingsDocument.parse(JSON.parse(run(['a.txt', '--format', 'json'], english).stdout))
    expect(parsed.reports[0]?.findings[0]).toMatchObject({ language: 'en' })
    expect(run(['--lagn', 'zh'], english).stderr).toBe('error: there is no option --lagn; did you mean --lang?\n')
    expect(run(['--help'], english).stdout).toMatch(/^Usage: report-audit .*\n[^\u4e00-\u9fff]*$/)
    expect(run(['--help']).stdout).toMatch(/^用法：/)
    expect(run(['figures', '--help']).stdout).toContain('选项：')
  })
})

describe('--output', () => {
  it('writes the file in place of standard output and leaves nothing else behind', () => {
    const cwd = folder({ 'a.txt': WRONG, 'out.json': 'old' })
    const outcome = run(['a.txt', '--format', 'json', '--output', 'out.json'], { cwd })
    expect(outcome).toEqual({ code: 1, stdout: '', stderr: '' })
    findingsDocument.parse(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8')))
    expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'out.json'])
  })

  it('refuses a folder, and a file in a folder that is not there', () => {
    const cwd = folder({ 'a.txt': WRONG, 'd/x': '' })
    const into = (path: string) => run(['a.txt', '--output', path], { cwd })
    expect(into('d')).toEqual({ code: 2, stdout: '', stderr: '错误：无法写入 d：是文件夹\n' })
    expect(into('no/x')).toEqual({ code: 2, stdout: '', stderr: '错误：无法写入 no/x：文件夹不存在\n' })
  })

  it('writes to a device without replacing it', () => {
    const outcome = run(['a.txt', '--output', '/dev/null'], { cwd: folder({ 'a.txt': WRONG }) })
    expect(outcome).toEqual({ code: 1, stdout: '', stderr: '' })
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })
})

describe('the listings', () => {
  it('of figures are as the contract says', () => {
    const { path, figures } = figuresDocument.parse(json(['figures', 'a.txt'], folder({ 'a.txt': WRONG })))
    expect(path).toBe('a.txt')
    expect(figures.map(({ text, value, unit, line, status }) => [text, value, unit, line, status])).toEqual([
      ['1250.50万元', '1250.50', '万元', 2, 'contradicted'],
      ['800.20万元', '800.20', '万元', 2, 'contradicted'],
      ['400.30万元', '400.30', '万元', 2, 'contradicted'],
    ])
  })

  it('of claims are as the contract says, and name the figures', () => {
    const cwd = folder({ 'a.txt': RIGHT })
    const { figures } = figuresDocument.parse(json(['figures', 'a.txt'], cwd))
    const { claims } = claimsDocument.parse(json(['claims', 'a.txt'], cwd))
    const sum = claims.find(({ kind }) => kind === 'sum')
    expect(sum).toMatchObject({ verdict: 'holds', expression: '800.20 + 400.30', stated: '1200.50万元' })
    expect(sum?.figures).toEqual(figures.map(({ id }) => id))
    for (const { claims: ids } of figures) expect(ids).toContain(sum?.id)
  })

  it('of rules are as the contract says', () => {
    const { rules } = rulesDocument.parse(json(['rules']))
    expect(rules.map(({ id }) => id)).toContain('share-mismatch')
  })

  it('are printed for people too', () => {
    const cwd = folder({ 'a.txt': WRONG })
    expect(run(['figures', 'a.txt'], { cwd }).stdout).toMatch(/^2:10 {2}有矛盾 {2}1250\.50万元 {2}支出/)
    expect(run(['claims', 'a.txt'], { cwd }).stdout).toContain('1250.50万元 ← 800.20 + 400.30 = 1200.50万元')
    expect(run(['rules']).stdout).toMatch(/^sum-mismatch +错误 {2}/m)
  })

  it('read standard input', () => {
    const { stdout } = run(['figures', '-', '--stdin-filename', 'x.md', '--format', 'json'], { input: RIGHT })
    expect(figuresDocument.parse(JSON.parse(stdout)).path).toBe('x.md')
  })
})

describe('the version', () => {
  it('is the package’s', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    expect(run(['--version'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' })
  })
})
