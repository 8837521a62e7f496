import type { ClaimKind } from '../../src/model/claim.ts'

/** A snippet of a report and what a reviewer reads in it. */
export interface ReadingCase {
  readonly name: string
  /** The heading's line in its file, from 1. */
  readonly line: number
  /** Under `## Not yet read`: the reader is known to miss it. */
  readonly pending: boolean
  readonly snippet: string
  readonly format: 'text' | 'md'
  readonly expectations: readonly Expectation[]
}

/**
 * - `reads`: the claim is read and holds, exactly or by rounding
 * - `rounds`: it is read and holds only because the printed numbers are rounded
 * - `fails`: it is read and fails
 * - `doubts`: it is read with low certainty, and fails
 * - `not`: it is not read, whatever its verdict
 * - `silent`: no claim fails
 */
export type Expectation =
  | { readonly verb: 'silent'; readonly source: string }
  | { readonly verb: ClaimVerb; readonly source: string; readonly claim: ExpectedClaim }

type ClaimVerb = 'reads' | 'rounds' | 'fails' | 'doubts' | 'not'

/** A claim as the reading tests write it: `sum 863.10万元 = 198万元 + 665.10万元`. Figures are without their spaces. */
export interface ExpectedClaim {
  /** More than one where the wording can be taken either way: `bound/statement`. */
  readonly kinds: readonly ClaimKind[]
  readonly stated: string
  readonly comparison: '=' | '<=' | '>='
  /**
   * The figures and constants of the expression, in each of the ways (`… or …`) that come to the same; null for `…`,
   * any. A counted list is the number of its items.
   */
  readonly terms: readonly (readonly string[])[] | null
}

const KINDS: readonly string[] = [
  'sum',
  'share',
  'rate',
  'difference',
  'change',
  'count',
  'bound',
  'restatement',
  'formula',
  'statement',
] satisfies readonly ClaimKind[]

/** @throws Error with the line for whatever a file of reading cases cannot contain */
export function readingCases(markdown: string): ReadingCase[] {
  const found: { -readonly [K in keyof ReadingCase]: ReadingCase[K] }[] = []
  let pending = false
  let fence: string[] | null = null
  for (const [index, line] of markdown.split('\n').entries()) {
    const last = found.at(-1)
    const fail = (message: string) => new Error(`line ${index + 1}: ${message}`)
    if (fence) {
      if (line !== '```') fence.push(line)
      else if (last?.snippet !== '') throw fail('a snippet needs a heading of its own')
      else {
        last.snippet = fence.join('\n')
        fence = null
      }
    } else if (line.startsWith('### ')) {
      const name = line.slice(4).trim()
      found.push({ name, line: index + 1, pending, snippet: '', format: 'text', expectations: [] })
    } else if (line.startsWith('## ')) pending = line === '## Not yet read'
    else if (line.startsWith('```')) {
      const format = line.slice(3)
      if (!last || (format !== 'text' && format !== 'md')) throw fail('a snippet is text or md, under a heading')
      last.format = format
      fence = []
    } else if (line.startsWith('- ')) {
      const expectation = parseExpectation(line.slice(2).trim())
      if (!last || !expectation) throw fail(`no expectation: ${line}`)
      last.expectations = [...last.expectations, expectation]
    }
  }
  const hollow = found.find(({ snippet, expectations }) => snippet === '' || expectations.length === 0)
  if (hollow) throw new Error(`line ${hollow.line}: ${hollow.name} has no snippet or no expectation`)
  return found
}

function parseExpectation(source: string): Expectation | null {
  if (source === 'silent') return { verb: 'silent', source }
  const match = /^(reads|rounds|fails|doubts|not): ([a-z/]+) (.+?) (=|<=|>=) (.+)$/u.exec(source)
  if (!match) return null
  const [, verb, kinds = '', stated = '', comparison, expression = ''] = match
  const named = kinds.split('/')
  if (!named.every((kind) => KINDS.includes(kind))) return null
  return {
    verb: verb as ClaimVerb,
    source,
    claim: {
      kinds: named as ClaimKind[],
      stated: withoutSpaces(stated),
      comparison: comparison as ExpectedClaim['comparison'],
      terms: expression === '…' ? null : expression.split(' or ').map(termsOf),
    },
  }
}

/** Operators stand between blanks; the brackets that group are half-width, and figures have none. */
function termsOf(expression: string): string[] {
  return expression
    .replace(/[()]| items$/gu, '')
    .split(/ [-+*/] /u)
    .map(withoutSpaces)
}

export function withoutSpaces(text: string): string {
  return text.replace(/\s/gu, '')
}
