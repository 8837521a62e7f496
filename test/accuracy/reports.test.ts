import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { audit } from '../../src/audit.ts'
import type { Finding } from '../../src/model/finding.ts'

interface Expected {
  readonly rule?: string
  readonly contains: readonly string[]
  readonly times?: number
}

interface Expectations {
  readonly reports: Readonly<
    Record<
      string,
      { readonly formats: readonly string[]; readonly must: readonly Expected[]; readonly may: readonly Expected[] }
    >
  >
}

const { reports } = JSON.parse(readFileSync('fixtures/reports.json', 'utf8')) as Expectations
const cases = Object.entries(reports).flatMap(([name, { formats, must, may }]) =>
  formats.map((format) => ({ file: `${name}.${format}`, must, may })),
)

describe.each(cases)('$file', ({ file, must, may }) => {
  const audited = audit(readFileSync(`fixtures/reports/${file}`), { name: file })

  it('yields what a reviewer must find', async () => {
    const { findings } = await audited
    const found = must.map((expected) => findings.filter((finding) => fits(finding, expected)).length)
    expect(found).toEqual(must.map(({ times }) => times))
  })

  it('yields nothing else', async () => {
    const { findings } = await audited
    const other = findings.filter((finding) => ![...must, ...may].some((expected) => fits(finding, expected)))
    expect(other.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([])
  })
})

function fits({ rule, at, because }: Finding, expected: Expected): boolean {
  const texts = new Set([at, ...because].map(({ text }) => text))
  return (expected.rule ?? rule) === rule && expected.contains.every((text) => texts.has(text))
}
