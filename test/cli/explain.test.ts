import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkShape } from '../../src/config/check-config.ts'
import { parseJson } from '../../src/config/parse-json.ts'
import { folder, run, WRONG } from './run.ts'

describe('explain', () => {
  it.each([
    ['zh', ['评价等级应与得分相符', '默认 90', '评为“优”的最低分。', '综合评价得分⟦86.50分⟧，评价等级为优。']],
    ['en', ['The grade follows from the score', 'default 90', 'The least score for 优.', '⟦86.50分⟧']],
  ])('tells in %s what a rule checks, its options and examples', (language, expected) => {
    const { code, stdout } = run(['explain', 'grade-mismatch', '--lang', language])
    expect(code).toBe(0)
    for (const text of expected) expect(stdout).toContain(text)
  })

  it('gives the same as data', () => {
    const { rule } = JSON.parse(run(['explain', 'grade-mismatch', '--format', 'json']).stdout)
    expect(rule).toMatchObject({
      id: 'grade-mismatch',
      severity: 'error',
      presets: ['recommended', 'strict', 'figures'],
      options: [{ name: 'excellent', type: 'number', default: '90' }, { name: 'good' }, { name: 'fair' }],
    })
  })

  it('knows the rules of plugins, as the list of rules does', () => {
    const plugin = `export default { rules: [{ id: 'our-rule', severity: 'info', summary: { zh: '本所规则', en: 'ours' },
      *check() {}, messages: {}, examples: { good: [], bad: [] } }] }`
    const cwd = folder({ 'plugin.mjs': plugin, '.auditrc.json': '{ "plugins": ["./plugin.mjs"] }' })
    expect(run(['explain', 'our-rule'], { cwd }).stdout).toContain('本所规则')
    expect(run(['rules'], { cwd }).stdout).toContain('our-rule')
    expect(run(['rules', '--no-config'], { cwd }).stdout).not.toContain('our-rule')
  })

  it.each([
    [['explain', 'grade-missmatch'], '没有名为“grade-missmatch”的规则；是否指 grade-mismatch？'],
    [['explain'], '缺少参数 <rule>'],
    [['explian', 'sum-mismatch'], '是否指 explain？'],
    [['explain', 'sum-mismatch', '--formt', 'json'], '没有选项 --formt；是否指 --format？'],
  ])('says what was meant: %s', (args, expected) => {
    const { code, stderr } = run(args, { cwd: folder({}) })
    expect(code).toBe(2)
    expect(stderr).toContain(expected)
  })
})

describe('init', () => {
  it.each(['zh', 'en'])('writes a configuration in %s that changes nothing', (language) => {
    const cwd = folder({ 'a.txt': WRONG })
    const before = run(['a.txt', '--format', 'json'], { cwd }).stdout
    expect(run(['init', '--lang', language], { cwd })).toMatchObject({ code: 0, stderr: '' })
    expect(existsSync(join(cwd, '.auditrc.json'))).toBe(true)
    expect(run(['a.txt', '--format', 'json'], { cwd }).stdout).toBe(before)
  })

  it.each(['zh', 'en'])('shows in %s only settings that work', (language) => {
    const cwd = folder({})
    run(['init', '--lang', language], { cwd })
    const text = readFileSync(join(cwd, '.auditrc.json'), 'utf8')
    const allOn = text.replace(/^(\s*)\/\/ (?=["{\]]| {2}\{)/gm, '$1').replaceAll(/^\s*\/\/.*\n/gm, '')
    const { value } = parseJson(allOn)
    expect(checkShape(value)).toHaveProperty('config')
    const schema = JSON.parse(readFileSync('schema/auditrc.json', 'utf8'))
    const shown = Object.keys(value as object)
    expect(Object.keys(schema.properties).filter((key) => !shown.includes(key))).toEqual([
      'language',
      'minCertainty',
      'balance',
    ])
  })

  it('leaves a configuration in package.json alone', () => {
    const cwd = folder({ 'package.json': '{ "report-audit": { "extends": "strict" } }' })
    expect(run(['init'], { cwd }).code).toBe(2)
    expect(existsSync(join(cwd, '.auditrc.json'))).toBe(false)
    const other = folder({ 'package.json': '{ "dependencies": { "report-audit": "0.1.0" } }' })
    expect(run(['init'], { cwd: other }).code).toBe(0)
  })

  it.each(['.auditrc.json', '.auditrc.mjs', '.auditrc'])('leaves a %s alone', (name) => {
    const cwd = folder({ [name]: 'mine' })
    expect(run(['init'], { cwd })).toMatchObject({ code: 2, stderr: `错误：${name} 已存在，没有改动\n` })
    expect(readFileSync(join(cwd, name), 'utf8')).toBe('mine')
  })
})
