import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import schema from '../../schema/report-audit-v1.json' with { type: 'json' }
import sarifSchema from '../print/schemas/sarif-2.1.0.json' with { type: 'json' }
import { folder, RIGHT, run, WRONG } from './run.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
ajv.addSchema(schema, 'v1')
const fits = (name: string, value: unknown) => {
  const valid = ajv.validate(name, value)
  expect(ajv.errors ?? []).toEqual([])
  return valid
}
const HOSTILE =
  '一、<script>alert(1)</script>\n2023年支出合计1250.50万元，其中：=cmd|calc支出800.20万元，项目支出400.30万元。\n' +
  `二、${'长'.repeat(10_000)}\n\u0001\u0008\u001b[2J]]> -->\n`

describe('the published schema', () => {
  it('fits what is printed for every sample report', () => {
    const { stdout } = run(['fixtures/reports', '--format', 'json'], { cwd: ROOT })
    const printed = JSON.parse(stdout)
    expect(printed.summary.errors).toBeGreaterThan(3)
    fits('v1', printed)
  })

  it('fits the listings and every line of ndjson', () => {
    const cwd = folder({ 'a.txt': WRONG, 'b.txt': RIGHT })
    for (const name of ['figures', 'claims']) {
      fits(`v1#/$defs/${name}-document`, JSON.parse(run([name, 'a.txt', '--format', 'json'], { cwd }).stdout))
    }
    const lines = run(['a.txt', 'no.txt', 'b.txt', '--format', 'ndjson'], { cwd }).stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(3)
    for (const line of lines) fits('v1#/$defs/ndjson-line', JSON.parse(line))
  })

  it('refuses what the contract does not have', () => {
    const { stdout } = run(['a.txt', '--format', 'json'], { cwd: folder({ 'a.txt': WRONG }) })
    const printed = JSON.parse(stdout)
    expect(ajv.validate('v1', { ...printed, extra: 1 })).toBe(false)
    printed.reports[0].findings[0].at.line = 0
    expect(ajv.validate('v1', printed)).toBe(false)
  })
})

describe('sarif', () => {
  const validate = ajv.compile(sarifSchema)

  it('is valid by the official schema and says what JSON says', () => {
    const cwd = folder({ 'a b.txt': WRONG, 'h.txt': HOSTILE })
    const args = ['a b.txt', 'h.txt', 'no.txt', '--format', 'sarif:out.sarif', '--format', 'json:out.json']
    expect(run(args, { cwd })).toMatchObject({ code: 2, stdout: '' })
    const sarif = JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8'))
    const { reports } = JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8'))
    validate(sarif)
    expect(validate.errors ?? []).toEqual([])
    const { tool, results, columnKind, invocations } = sarif.runs[0]
    expect(columnKind).toBe('utf16CodeUnits')
    expect(invocations[0].executionSuccessful).toBe(false)
    const [finding] = reports[0].findings
    const [result] = results
    expect(tool.driver.rules[result.ruleIndex].id).toBe(finding.rule)
    expect(result.partialFingerprints).toEqual({ 'reportAudit/v1': finding.fingerprint })
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'a%20b.txt' },
      region: {
        startLine: 2,
        startColumn: 10,
        endLine: 2,
        endColumn: 19,
        charOffset: 16,
        charLength: 9,
        snippet: { text: '1250.50万元' },
      },
    })
    expect(result.relatedLocations).toHaveLength(2)
  })

  it('offers the suggestion as a fix whose region is the number', () => {
    // 275.00 ÷ 500.00 is 55.00%; 55.50% is one digit off.
    const text = '基本支出500.00万元，其中人员经费275.00万元，占基本支出的55.50%。\n'
    const cwd = folder({ 'a.txt': text })
    run(['a.txt', '--format', 'sarif:s', '--format', 'json:j'], { cwd })
    const { suggestion } = JSON.parse(readFileSync(join(cwd, 'j'), 'utf8')).reports[0].findings[0]
    const [{ fixes }] = JSON.parse(readFileSync(join(cwd, 's'), 'utf8')).runs[0].results
    const [{ deletedRegion, insertedContent }] = fixes[0].artifactChanges[0].replacements
    expect(suggestion.text).toBe('55.00')
    expect(insertedContent.text).toBe('55.00')
    const { charOffset, charLength, startColumn, endColumn } = deletedRegion
    expect(text.slice(charOffset, charOffset + charLength)).toBe('55.50')
    expect(text.slice(startColumn - 1, endColumn - 1)).toBe('55.50')
  })
})

describe('the page and the workbook', () => {
  it('are written whole, also for a hostile report and in both languages', () => {
    const cwd = folder({ 'h.txt': HOSTILE, 'a.txt': WRONG })
    const args = ['h.txt', 'a.txt', '--lang', 'en', '--format', 'html:o.html', '--format', 'xlsx:o.xlsx']
    expect(run(args, { cwd })).toMatchObject({ code: 1, stdout: '', stderr: '' })
    const html = readFileSync(join(cwd, 'o.html'), 'utf8')
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(html).not.toContain('<script>alert')
    expect(html).not.toMatch(/[\u0000-\u0008\u001b]/)
    expect([...readFileSync(join(cwd, 'o.xlsx')).subarray(0, 4)]).toEqual([0x50, 0x4b, 3, 4])
  })
})

describe('several formats at once', () => {
  const cwd = () => folder({ 'a.txt': WRONG })

  it('go each to its file, and one to standard output', () => {
    const at = cwd()
    const { code, stdout } = run(
      ['a.txt', '--format', 'compact', '--format', 'junit:j.xml', '--format=markdown:m.md'],
      {
        cwd: at,
      },
    )
    expect(code).toBe(1)
    expect(stdout).toMatch(/^a\.txt:2:10: error: .* \[sum-mismatch\]\n$/)
    expect(readFileSync(join(at, 'j.xml'), 'utf8')).toMatch(/^<\?xml/)
    expect(readFileSync(join(at, 'm.md'), 'utf8')).toMatch(/^\*\*1 份报告/)
  })

  it('are refused where two would meet or one has no place', () => {
    const refused = (...args: string[]) => run(['a.txt', ...args], { cwd: cwd() })
    expect(refused('--format', 'json', '--format', 'sarif').stderr).toContain('sarif:out')
    expect(refused('--format', 'json:x', '--format', 'sarif:x').stderr).toBe('错误：x 被写入两次\n')
    expect(refused('--format', 'json:x', '--output', 'y').code).toBe(2)
    expect(refused('--format', 'json:').code).toBe(2)
    expect(refused('--format', 'serif').stderr).toContain('是否指 sarif？')
    expect(run(['figures', 'a.txt', '--format', 'sarif'], { cwd: cwd() }).code).toBe(2)
  })
})
