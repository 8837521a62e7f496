import type { Element, Nodes } from 'hast'
import { readXlsx } from 'hucre/xlsx'
import rehypeParse from 'rehype-parse'
import { SaxesParser } from 'saxes'
import { unified } from 'unified'
import { beforeAll, describe, expect, it } from 'vitest'
import { annotate } from '../../src/annotate/annotate.ts'
import { type AuditResult, audit } from '../../src/audit.ts'
import type { Finding } from '../../src/model/finding.ts'
import { FORMATS, type Format } from '../../src/print/formats.ts'
import { printResults } from '../../src/print-results.ts'
import { commentsOf, wordFile } from '../annotate/word-file.ts'
import { p } from '../load/office-file.ts'

const MARKUP = '<script>alert(1)</script>"><img src=x onerror=alert(1)>]]><!--'
const FORMULA = "=cmd|'/c calc'!A1"
const WORD = '长'.repeat(10_000)
const CONTROL = '\u0000\u0007\u001b[31m\u009b\u202e'
const MARKDOWN = '[x](javascript:alert(1)) | `y` @all'
const COMMAND = '%0A::error file=x::y'
const PATH = `a\n::error::x<script>.txt`

const EVILS = [MARKUP, FORMULA, WORD, CONTROL, MARKDOWN, COMMAND]

/** 800.20 + 400.30 = 1200.50. A text with a null character is none. */
const TEXT = EVILS.map((evil) => evil.replace('\0', ''))
  .map((evil) => `一、${evil}\n${evil}\n${evil}支出合计1250.50万元，其中：基本支出800.20万元，项目支出400.30万元。\n`)
  .join('\n')

/** A finding that says it all again in every field. */
function poisoned(finding: Finding, evil: string): Finding {
  const { at, section, claim, because, cause } = finding
  return {
    ...finding,
    message: evil + finding.message,
    section: { number: evil, title: evil, path: [evil, evil] },
    at: { ...at, text: evil },
    because: because.map((place) => ({ ...place, text: evil, label: evil })),
    claim: claim && { ...claim, expression: evil, stated: evil, computed: evil, exact: evil },
    cause: { kind: cause?.kind ?? 'unit', message: evil },
    suggestion: { text: evil, offset: 0, length: 1 },
    fingerprint: section.title,
  }
}

/** What no terminal, log or line of text may be given. */
const STEERING = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/

describe('a hostile report', () => {
  let result: AuditResult
  const print = (format: Exclude<Format, 'xlsx'>) =>
    printResults([result], format, { problems: [{ path: PATH, message: MARKUP }] })

  beforeAll(async () => {
    const audited = await audit(TEXT, { name: PATH })
    const [finding] = audited.findings
    if (!finding) throw new Error('nothing was found')
    result = {
      ...audited,
      title: MARKUP,
      organisation: FORMULA,
      findings: [...audited.findings, ...EVILS.map((evil) => poisoned(finding, evil))],
    }
  })

  const checks: Readonly<Record<Exclude<Format, 'xlsx'>, (text: string) => void>> = {
    stylish: (text) => expect(text).not.toMatch(STEERING),
    compact(text) {
      expect(text).not.toMatch(STEERING)
      expect(text.trimEnd().split('\n')).toHaveLength(result.findings.length)
    },
    github(text) {
      expect(text).not.toMatch(STEERING)
      const lines = text.trimEnd().split('\n')
      expect(lines).toHaveLength(result.findings.length + 1)
      for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) [^\n]*?::/)
    },
    markdown(text) {
      expect(text).not.toMatch(STEERING)
      expect(text).not.toMatch(/<(?!br>)/)
      expect(text).not.toMatch(/(?<!\\)\]\(|@all/)
    },
    json(text) {
      const { reports } = JSON.parse(text)
      expect(reports[0].path).toBe(PATH)
    },
    ndjson: (text) =>
      expect(
        text
          .trimEnd()
          .split('\n')
          .map((line) => Object.keys(JSON.parse(line))),
      ).toHaveLength(2),
    sarif: (text) => expect(JSON.parse(text).runs[0].results).toHaveLength(result.findings.length),
    junit(text) {
      const names: string[] = []
      const parser = new SaxesParser()
      parser.on('opentag', ({ name }) => names.push(name))
      parser.write(text).close()
      expect(new Set(names)).toEqual(new Set(['testsuites', 'testsuite', 'testcase', 'failure', 'error']))
    },
    html(text) {
      const all = elementsOf(unified().use(rehypeParse).parse(text))
      expect(all.filter(({ tagName }) => tagName === 'script')).toHaveLength(2)
      expect(all.filter(({ tagName }) => tagName === 'img')).toEqual([])
      const attributes = all.flatMap(({ properties }) => Object.keys(properties))
      expect(attributes.filter((name) => /^on/i.test(name))).toEqual([])
    },
    'text-view': (text) => expect(text.replaceAll('\u202e', '')).not.toMatch(STEERING),
  }

  for (const [format, check] of Object.entries(checks))
    it(`does no harm as ${format}`, async () => check(await print(format as keyof typeof checks)))

  it('has a check for every format', () => {
    expect([...Object.keys(checks), 'xlsx'].sort()).toEqual([...FORMATS].sort())
  })

  it('does no harm as xlsx', async () => {
    const { sheets } = await readXlsx(await printResults([result], 'xlsx'))
    const cells = sheets.flatMap((sheet) => [...(sheet.cells?.values() ?? [])])
    const formulas = cells.flatMap(({ formula }) => formula ?? [])
    expect(formulas.length).toBeGreaterThan(10)
    expect(formulas.filter((formula) => /cmd|\||alert/.test(formula))).toEqual([])
    const texts = sheets.flatMap(({ rows }) => rows.flat()).filter((value) => typeof value === 'string')
    expect(texts.filter((text) => text.includes(FORMULA)).length).toBeGreaterThan(0)
    expect(texts.filter((text) => text.length > 32_767 || /[\0-\x08]/.test(text))).toEqual([])
  })

  it('does no harm in the comments of a Word document', async () => {
    const text = '支出合计1250.50万元，其中：基本支出800.20万元，项目支出400.30万元。'
    const file = wordFile({ body: p('&lt;script&gt;alert(1)&lt;/script&gt;') + p(text) })
    const { findings } = await audit(file, { name: 'a.docx' })
    const evil = findings.flatMap((finding) => EVILS.map((one) => ({ ...poisoned(finding, one), at: finding.at })))
    const comments = commentsOf(await annotate(file, { findings: evil }))
    expect(comments.map(({ on }) => on)).toEqual(EVILS.map(() => '1250.50万元'))
    expect(comments[0]?.lines[0]).toContain(MARKUP)
    expect(comments.flatMap(({ lines }) => lines).join('')).not.toMatch(STEERING)
  })
})

function elementsOf(node: Nodes): Element[] {
  const own = node.type === 'element' ? [node] : []
  return 'children' in node ? [...own, ...node.children.flatMap(elementsOf)] : own
}
