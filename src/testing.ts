import { audit } from './audit.ts'
import type { Rule } from './check/define-rule.ts'
import type { Finding } from './model/finding.ts'

/** The functions of a test runner; those of vitest, jest and node:test with an expect will do. */
export interface TestRunner {
  describe(name: string, body: () => void): void
  it(name: string, body: () => Promise<void>): void
}

/** What a marked example says: its text without marks, and the stretches that a finding must blame, in UTF-16 offsets. */
export interface MarkedExample {
  readonly text: string
  readonly marks: readonly { readonly offset: number; readonly text: string }[]
}

/**
 * Tests a rule by its own examples: the good ones yield no finding of the rule, the bad ones a finding for each place
 * marked with ⟦ ⟧ and no other. Needs the globals `describe` and `it`, unless given them.
 */
export function testRule<Options, Messages extends string>(
  rule: Rule<Options, Messages>,
  { describe, it } = globalThis as unknown as TestRunner,
): void {
  describe(rule.id, () => {
    for (const example of rule.examples.good) {
      it(`is silent on: ${brief(example)}`, async () => same([], blamed(await findingsOf(rule, example)), example))
    }
    for (const example of rule.examples.bad) {
      it(`reports: ${brief(example)}`, async () => {
        const { text, marks } = unmark(example)
        if (marks.length === 0) throw new Error(`the bad example marks nothing with ⟦ and ⟧: ${brief(example)}`)
        same(marks, blamed(await findingsOf(rule, text)), example)
      })
    }
  })
}

/** Takes the marks ⟦ and ⟧ out of an example and says where they stood. */
export function unmark(example: string): MarkedExample {
  const marks: { offset: number; text: string }[] = []
  let text = ''
  let start = -1
  for (const char of example) {
    if (char === '⟦') start = text.length
    else if (char === '⟧') marks.push({ offset: start, text: text.slice(start) })
    else text += char
  }
  return { text, marks }
}

async function findingsOf<Options, Messages extends string>(
  rule: Rule<Options, Messages>,
  text: string,
): Promise<readonly Finding[]> {
  const { findings } = await audit(text, { name: 'example.txt', rules: [{ rule: rule as Rule<unknown, string> }] })
  return findings
}

function blamed(findings: readonly Finding[]): MarkedExample['marks'] {
  return findings.map(({ at }) => ({ offset: at.offset, text: at.text }))
}

function same(expected: MarkedExample['marks'], found: MarkedExample['marks'], example: string): void {
  const show = (marks: MarkedExample['marks']) => marks.map(({ offset, text }) => `${text} at ${offset}`).join(', ')
  if (show(expected) === show(found)) return
  throw new Error(`expected ${show(expected) || 'no finding'}, found ${show(found) || 'none'} in: ${example}`)
}

function brief(example: string): string {
  const [line = ''] = example.split('\n')
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}
