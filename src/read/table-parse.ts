import { type Formula, ratio } from './table-formula.ts'

type Token = { readonly kind: 'operator'; readonly text: string } | { readonly kind: 'operand'; readonly text: string }

const OPERATORS = new Map([
  ['+', '+'],
  ['＋', '+'],
  ['-', '-'],
  ['－', '-'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['*', '*'],
  ['×', '*'],
  ['✕', '*'],
  ['/', '/'],
  ['÷', '/'],
  ['(', '('],
  ['（', '('],
  ['[', '('],
  ['【', '('],
  [')', ')'],
  ['）', ')'],
  [']', ')'],
  ['】', ')'],
])

/** Tokens of a formula at most; longer texts are no formulas. */
const LONGEST = 40

/**
 * Parses a formula printed in a header, with `resolve` telling which lines an operand may name. Null if something in it
 * is not understood. A factor of 100 or 100% is left out and told apart, since the printed unit decides on it.
 */
export function parseFormula(
  text: string,
  resolve: (operand: string) => Formula | null,
): { formula: Formula; hundred: boolean } | null {
  const tokens = tokenize(text)
  if (!tokens || tokens.length < 3 || tokens.length > LONGEST) return null
  const parser = new Parser(tokens, resolve)
  const formula = parser.sum()
  return formula && parser.ended ? { formula, hundred: parser.hundred } : null
}

function tokenize(text: string): Token[] | null {
  const tokens: Token[] = []
  for (const char of text) {
    const operator = OPERATORS.get(char)
    const last = tokens.at(-1)
    if (operator) tokens.push({ kind: 'operator', text: operator })
    else if (last?.kind === 'operand') tokens[tokens.length - 1] = { kind: 'operand', text: last.text + char }
    else tokens.push({ kind: 'operand', text: char })
    if (tokens.length > LONGEST) return null
  }
  return tokens
}

class Parser {
  hundred = false
  readonly #tokens: readonly Token[]
  readonly #resolve: (operand: string) => Formula | null
  #at = 0

  constructor(tokens: readonly Token[], resolve: (operand: string) => Formula | null) {
    this.#tokens = tokens
    this.#resolve = resolve
  }

  get ended(): boolean {
    return this.#at === this.#tokens.length
  }

  sum(): Formula | null {
    const first = this.#product()
    if (!first) return null
    const terms: { weight: 1 | -1; of: Formula }[] = [{ weight: 1, of: first }]
    for (let sign = this.#operator('+', '-'); sign; sign = this.#operator('+', '-')) {
      const of = this.#product()
      if (!of) return null
      terms.push({ weight: sign === '+' ? 1 : -1, of })
    }
    return terms.length > 1 ? { op: 'sum', terms } : first
  }

  #product(): Formula | null {
    let product = this.#factor()
    for (let sign = this.#operator('*', '/'); product && sign; sign = this.#operator('*', '/')) {
      const next = this.#tokens[this.#at]
      if (sign === '*' && next?.kind === 'operand' && /^100[%％]?$/.test(next.text)) {
        this.#at++
        this.hundred = true
        continue
      }
      const factor = this.#factor()
      if (!factor) return null
      product = sign === '*' ? { op: 'product', factors: [product, factor] } : ratio(product, factor, false)
    }
    return product
  }

  #factor(): Formula | null {
    if (this.#operator('(')) {
      const inside = this.sum()
      return inside && this.#operator(')') ? inside : null
    }
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'operand') return null
    this.#at++
    return this.#resolve(token.text)
  }

  #operator(...texts: readonly string[]): string | null {
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'operator' || !texts.includes(token.text)) return null
    this.#at++
    return token.text
  }
}
