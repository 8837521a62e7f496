import { describe, expect, it } from 'vitest'
import { compact } from '../../src/print/compact.ts'
import { github } from '../../src/print/github.ts'
import { printJunit } from '../../src/print/junit.ts'
import { printMarkdown } from '../../src/print/markdown.ts'
import { ndjson } from '../../src/print/ndjson.ts'
import { uriOf } from '../../src/print/sarif.ts'
import { printStreamed } from '../../src/print/streamed.ts'
import { finding, report } from './build-finding.ts'

const HOSTILE = '<script>alert(1)</script>\u001b[2J\u0000"&\n::error::x @all [a](javascript:x) | `b` https://x'
const hostile = {
  reports: [report('a,b:c.md', [finding(2, { message: HOSTILE, severity: 'warning' }), finding(3)])],
  problems: [{ path: 'x', message: HOSTILE }],
}
const none = { reports: [report('b.md', [])], problems: [] }

describe('compact', () => {
  it('is a line a finding, also for a message of several lines', () => {
    expect(printStreamed(hostile, compact, 'zh').split('\n')).toEqual([
      expect.stringMatching(/^a,b:c\.md:2:7: warning: <script>.* ::error::x .* \[share-mismatch\]$/),
      'a,b:c.md:3:7: error: 占比不符 [share-mismatch]',
      '',
    ])
    expect(printStreamed(none, compact, 'zh')).toBe('')
  })
})

describe('ndjson', () => {
  it('is a line a report, then a line a problem', () => {
    const lines = printStreamed(hostile, ndjson({ name: 'report-audit', version: '0.1.0' }), 'zh')
      .trimEnd()
      .split('\n')
    expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual([
      ['version', 'tool', 'report'],
      ['version', 'tool', 'problem'],
    ])
  })
})

describe('github', () => {
  it('is a command a finding that a message cannot end or forge', () => {
    const lines = printStreamed(hostile, github, 'zh').split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(
      /^::warning file=a%2Cb%3Ac\.md,line=2,endLine=2,col=7,endColumn=13,title=share-mismatch::<script>/,
    )
    expect(lines[1]).toBe(
      '::error file=a%2Cb%3Ac.md,line=3,endLine=3,col=7,endColumn=13,title=share-mismatch::占比不符%0A274.79 ÷ 935.10 = 29.3861…%25 ≠ 29.38%25',
    )
    expect(lines[2]).toMatch(/^::error file=x::<script>/)
  })

  it('gives no lines where the original has none', () => {
    const at = { ...finding(2).at, source: { page: 3 } }
    expect(printStreamed({ reports: [report('a.pdf', [finding(2, { at })])], problems: [] }, github, 'zh')).toMatch(
      /^::error file=a\.pdf,title=share-mismatch::/,
    )
  })
})

describe('junit', () => {
  it('fails for errors only, counts problems as errors, and holds no character that XML forbids', () => {
    const xml = printJunit(hostile, 'zh')
    expect(xml).toContain('<testsuites name="report-audit" tests="3" failures="1" errors="1">')
    expect(xml.match(/<failure /g)).toHaveLength(1)
    expect(xml.match(/<system-out>/g)).toHaveLength(1)
    expect(xml).toContain('&lt;script&gt;')
    expect(xml).not.toContain('<script')
    expect(xml).not.toMatch(/[\u0000-\u0008\u001b]/)
  })

  it('passes a report without findings', () => {
    expect(printJunit(none, 'en')).toContain(
      '<testsuite name="b.md" tests="1" failures="0" errors="0">\n    <testcase name="no findings" classname="b.md"/>',
    )
  })
})

describe('markdown', () => {
  it('shows hostile text as text', () => {
    const text = printMarkdown(hostile, 'zh')
    expect(text).toContain('&lt;script&gt;alert\\(1\\)')
    expect(text).toContain('@\u200ball \\[a\\]\\(javascript:x\\) \\| \\`b\\` https:\u200b//x')
    expect(text).not.toMatch(/[<]script|[^\\]\[a\]|\u001b/)
  })

  it('has a table of reports where there are several, and says how many findings it leaves out', () => {
    const many = report(
      'm.md',
      Array.from({ length: 53 }, (_, i) => finding(i + 1)),
    )
    const text = printMarkdown({ reports: [many, report('n.md', [finding(1)])], problems: [] }, 'en')
    expect(text).toContain(
      '| report | errors | warnings | figures | verified |\n| --- | ---: | ---: | ---: | ---: |\n| m.md | 53 | 0 | 10 | 6 |',
    )
    expect(text.match(/\n- /g)).toHaveLength(50)
    expect(text).toContain('4 more findings not shown')
  })
})

describe('a path as a URI', () => {
  it('is encoded, relative as given and absolute with its scheme', () => {
    expect(uriOf('报告/a b.md')).toBe('%E6%8A%A5%E5%91%8A/a%20b.md')
    expect(uriOf('/tmp/a#1.md')).toBe('file:///tmp/a%231.md')
    expect(uriOf('C:\\r\\a.md')).toBe('file:///C:/r/a.md')
    expect(uriOf('\ud800.md')).toBe('%EF%BF%BD.md')
  })
})
