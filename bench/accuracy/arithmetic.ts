import { Decimal } from '../../src/number/decimal.ts'
import type { Expression } from '../../src/number/relation.ts'
import type { Located } from './annotation.ts'

/** Arithmetic over keys, to be filled with figures. */
export type Arithmetic = (figureOf: (key: string) => Located) => Expression<Located>

const TOKEN = /\s*(?:([A-Za-z]\w*)|(\d+(?:\.\d+)?)|([-+*/()]))/y

/**
 * Parses `a / (b + c) * 100`: keys, constants, + − × ÷ and parentheses.
 *
 * @throws Error for anything else
 */
export function parseArithmetic(source: string): { readonly arithmetic: Arithmetic; readonly keys: readonly string[] } {
  const tokens = tokenize(source)
  const keys = tokens.filter((token) => /^[A-Za-z]/.test(token))
  let at = 0
  const next = (...wanted: string[]) => (wanted.includes(tokens[at] ?? '') ? (tokens[at++] as string) : null)

  const sum = (): Arithmetic => {
    const terms: { readonly weight: 1 | -1; readonly of: Arithmetic }[] = [{ weight: 1, of: product() }]
    for (let sign = next('+', '-'); sign; sign = next('+', '-')) {
      terms.push({ weight: sign === '+' ? 1 : -1, of: product() })
    }
    const only = terms.length === 1 ? terms[0] : undefined
    return only
      ? only.of
      : (figureOf) => ({ op: 'sum', terms: terms.map(({ weight, of }) => ({ weight, of: of(figureOf) })) })
  }
  const product = (): Arithmetic => {
    let left = atom()
    for (let sign = next('*', '/'); sign; sign = next('*', '/')) {
      const [a, b] = [left, atom()]
      left =
        sign === '*'
          ? (figureOf) => ({ op: 'product', factors: [a(figureOf), b(figureOf)] })
          : (figureOf) => ({ op: 'quotient', numerator: a(figureOf), denominator: b(figureOf) })
    }
    return left
  }
  const atom = (): Arithmetic => {
    const token = tokens[at++]
    if (token === '(') {
      const inner = sum()
      if (!next(')')) throw new Error(`a parenthesis is left open in ${source}`)
      return inner
    }
    if (token !== undefined && /^\d/.test(token)) return () => ({ op: 'constant', value: new Decimal(token) })
    if (token !== undefined && /^[A-Za-z]/.test(token)) {
      return (figureOf) => ({ op: 'figure', figure: figureOf(token) })
    }
    throw new Error(`${source} is no arithmetic`)
  }

  const arithmetic = sum()
  if (at < tokens.length) throw new Error(`${source} is no arithmetic`)
  return { arithmetic, keys }
}

function tokenize(source: string): string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.length) {
    const found = TOKEN.exec(source)
    if (!found) throw new Error(`${source} is no arithmetic`)
    tokens.push(found[1] ?? found[2] ?? found[3] ?? '')
  }
  return tokens
}
