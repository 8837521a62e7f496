import { Decimal } from '../number/decimal.ts'

/** A formula of a cell, as far as it is understood: references, numbers, arithmetic and functions. */
export type Formula =
  | { readonly op: 'number'; readonly value: Decimal }
  | { readonly op: 'range'; readonly range: Range }
  | { readonly op: 'negate' | 'percent'; readonly of: Formula }
  | { readonly op: '+' | '-' | '*' | '/'; readonly left: Formula; readonly right: Formula }
  | { readonly op: 'call'; readonly name: string; readonly of: readonly Formula[] }

/** Cells of a sheet, both ends in it; null is the sheet of the formula itself. */
export interface Range {
  readonly sheet: string | null
  readonly from: Place
  readonly to: Place
}

/** From 0; relative ones move with a formula that several cells share. */
export interface Place {
  readonly row: number
  readonly column: number
  readonly rowFixed: boolean
  readonly columnFixed: boolean
}

const LONGEST = 2000
const DEEPEST = 40
const TOKEN =
  /\s{0,20}(?:(\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})|((?:'[^'[\]]{1,31}'|[\p{L}_][\p{L}\p{N}_.]{0,30})!)?(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_(!])|([A-Za-z][A-Za-z.]{0,20})(?=\()|([-+*/%(),:]))/uy

type Token =
  | { readonly kind: 'number'; readonly value: Decimal }
  | { readonly kind: 'cell'; readonly sheet: string | null; readonly place: Place }
  | { readonly kind: 'name' | 'sign'; readonly text: string }

/** Null for a formula with anything in it that is not understood. */
export function parseFormula(text: string): Formula | null {
  const tokens = text.length > LONGEST ? null : tokenize(text.replace(/^=/, ''))
  if (!tokens) return null
  let at = 0
  const takes = (...signs: readonly string[]): string | null => {
    const token = tokens[at]
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return null
    at++
    return token.text
  }
  const sum = (depth: number): Formula | null => binary(depth, product, '+', '-')
  const product = (depth: number): Formula | null => binary(depth, unary, '*', '/')
  const binary = (depth: number, part: (depth: number) => Formula | null, ...signs: ('+' | '-' | '*' | '/')[]) => {
    let left = part(depth)
    for (let op = takes(...signs); left && op !== null; op = takes(...signs)) {
      const right = part(depth)
      left = right && { op: op as '+', left, right }
    }
    return left
  }
  const unary = (depth: number): Formula | null => {
    if (depth > DEEPEST) return null
    const sign = takes('-', '+')
    const of = sign === null ? postfix(depth) : unary(depth + 1)
    return of && sign === '-' ? { op: 'negate', of } : of
  }
  const postfix = (depth: number): Formula | null => {
    let of = primary(depth)
    while (of && takes('%')) of = { op: 'percent', of }
    return of
  }
  const primary = (depth: number): Formula | null => {
    const token = tokens[at]
    if (takes('(')) {
      const inner = sum(depth + 1)
      return takes(')') ? inner : null
    }
    at++
    if (token?.kind === 'number') return { op: 'number', value: token.value }
    if (token?.kind === 'cell') return range(token.sheet, token.place)
    return token?.kind === 'name' && takes('(') ? call(token.text.toUpperCase(), depth + 1) : null
  }
  const range = (sheet: string | null, from: Place): Formula | null => {
    if (!takes(':')) return { op: 'range', range: { sheet, from, to: from } }
    const end = tokens[at++]
    return end?.kind === 'cell' && end.sheet === null ? { op: 'range', range: { sheet, from, to: end.place } } : null
  }
  const call = (name: string, depth: number): Formula | null => {
    const of: Formula[] = []
    do {
      const argument = sum(depth)
      if (!argument) return null
      of.push(argument)
    } while (takes(','))
    return takes(')') ? { op: 'call', name, of } : null
  }
  const formula = sum(0)
  return at === tokens.length ? formula : null
}

function tokenize(text: string): Token[] | null {
  const tokens: Token[] = []
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length; ) {
    const [found, number, sheet, columnFixed, letters, rowFixed, digits, name, sign] = TOKEN.exec(text) ?? []
    if (found === undefined) return null
    if (number !== undefined) tokens.push({ kind: 'number', value: new Decimal(number) })
    else if (letters !== undefined) {
      const place = {
        row: Number(digits) - 1,
        column: columnOf(letters),
        rowFixed: rowFixed === '$',
        columnFixed: columnFixed === '$',
      }
      tokens.push({ kind: 'cell', sheet: sheet === undefined ? null : sheet.slice(0, -1).replace(/^'|'$/g, ''), place })
    } else if (name !== undefined) tokens.push({ kind: 'name', text: name })
    else tokens.push({ kind: 'sign', text: sign ?? '' })
  }
  return tokens
}

function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
