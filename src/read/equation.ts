import type { Decimal } from '../number/decimal.ts'
import { arabic } from '../number/numeral.ts'
import { NO_UNIT, type Unit, unitAfter } from '../number/unit.ts'

/** A number of an equation; positions are in the passage's text. */
export interface Operand {
  readonly start: number
  readonly numberEnd: number
  /** After the unit. */
  readonly end: number
  readonly value: Decimal
  readonly decimals: number
  readonly unit: Unit
  /** Whether a word names it: （决算数74.45万元÷预算数120.40万元）. */
  readonly named: boolean
}

export type Term =
  | { readonly op: 'number'; readonly number: Operand }
  | { readonly op: 'sum'; readonly terms: readonly { readonly weight: 1 | -1; readonly of: Term }[] }
  | { readonly op: 'product'; readonly factors: readonly Term[] }
  | { readonly op: 'quotient'; readonly numerator: Term; readonly denominator: Term }

/** Arithmetic written out in numbers: `74.45/120.4×100%=61.84%`. */
export interface Equation {
  /** What stands before it, as far as it is a name: 预算执行率. */
  readonly name: string
  readonly stated: Operand
  readonly computed: Term
}

type Token =
  | { readonly kind: 'number'; readonly number: Operand }
  | { readonly kind: '+' | '-' | '*' | '/' | '(' | ')' | '='; readonly at: number }

const SIGNS: ReadonlyMap<string, '+' | '-' | '*' | '/' | '(' | ')' | '='> = new Map([
  ...[...'+＋'].map((char) => [char, '+'] as const),
  ...[...'-－−–'].map((char) => [char, '-'] as const),
  ...[...'*＊×✕xXｘ'].map((char) => [char, '*'] as const),
  ...[...'/／÷'].map((char) => [char, '/'] as const),
  ...[...'(（[【'].map((char) => [char, '('] as const),
  ...[...')）]】'].map((char) => [char, ')'] as const),
  ...[...'=＝≈'].map((char) => [char, '='] as const),
])
const BLANKS = /[ \u3000\u00a0]/u
const NUMBER = /(?:[0-9０-９]{1,3}(?:,[0-9]{3}){1,5}(?!\d)|[0-9０-９]{1,15})(?:[.．][0-9０-９]{1,10})?/uy
const WORD = /[\p{Script=Han}“”]{1,16}(?=[ \u3000]?[0-9０-９])/uy
/** What makes the arithmetic before the first = only the end of some: 决算数/120.4×100%=. */
const GOES_ON = /[\p{L}\d+＋\-－−–*＊×✕/／÷)）\]】.．%％〔第№&?]/u
const HAN = /\p{Script=Han}/u
const LONGEST = 60

/** The equations of a text, from left to right, in one scan. */
export function equationsIn(text: string): Equation[] {
  if (!/[=＝≈]/u.test(text) || !/\d/u.test(text)) return []
  const found: Equation[] = []
  let run: Token[] = []
  const end = () => {
    if (run.length >= 5 && run.length <= LONGEST) found.push(...equationsOf(run, text))
    run = []
  }
  let at = 0
  while (at < text.length) {
    const char = text[at] as string
    const number = numberAt(text, at, run)
    if (number) {
      if (run.at(-1)?.kind === 'number' || run.at(-1)?.kind === ')') end()
      run.push({ kind: 'number', number })
      at = number.end
      continue
    }
    const sign = SIGNS.get(char)
    // 453.60万元（300元×…: what stands before the bracket is no factor.
    if (sign === '(' && (run.at(-1)?.kind === 'number' || run.at(-1)?.kind === ')')) end()
    if (sign && (run.length > 0 || sign === '(')) run.push({ kind: sign, at })
    else if (!BLANKS.test(char)) end()
    at++
  }
  end()
  return found
}

/** With its sign or its name, where something must be added to, taken from or multiplied with it. */
function numberAt(text: string, at: number, run: readonly Token[]): Operand | null {
  const before = run.at(-1)?.kind
  const isDue = before !== undefined && before !== 'number' && before !== ')'
  const word = isDue && before !== '=' ? matchAt(WORD, text, at) : ''
  const signed = isDue && (before === '(' || before === '=') && SIGNS.get(text[at] ?? '') === '-' ? at + 1 : at
  let start = word === '' ? signed : at + word.length
  while (word !== '' && BLANKS.test(text[start] ?? '')) start++
  const digits = matchAt(NUMBER, text, start)
  const numeral = digits === '' ? null : arabic(digits)
  if (!numeral) return null
  const numberEnd = start + digits.length
  const after = unitAfter(text, numberEnd)
  const value = signed > at && word === '' ? numeral.value.negated() : numeral.value
  return {
    start: word === '' ? at : start,
    numberEnd,
    end: after?.end ?? numberEnd,
    value,
    decimals: numeral.decimals,
    unit: after?.kind === 'unit' ? after.unit : NO_UNIT,
    named: word !== '',
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

function equationsOf(run: readonly Token[], text: string): Equation[] {
  const sides: Token[][] = [[]]
  for (const token of run) {
    if (token.kind === '=') sides.push([])
    else sides.at(-1)?.push(token)
  }
  const start = startOf(run[0])
  const before = text.slice(Math.max(0, start - 40), start).trimEnd()
  const isCut = GOES_ON.test(before.at(-1) ?? '') && !HAN.test(before.at(-1) ?? '')
  const name = nameIn(before)
  return sides.slice(1).flatMap((right, i): Equation[] => {
    const left = balanced(sides[i] ?? [])
    const [stated, ...more] = balanced(right)
    const [only, ...others] = left
    if (i === 0 && isCut) return []
    if (stated?.kind === 'number' && more.length === 0) {
      const computed = parse(left)
      return computed && computed.op !== 'number' ? [{ name, stated: stated.number, computed }] : []
    }
    // 3=1+2 is said of columns; amounts have decimals or units.
    if (only?.kind !== 'number' || others.length > 0 || sides.length > 2 || !isAmount([...left, ...right])) return []
    const computed = parse(balanced(right))
    return computed && computed.op !== 'number' ? [{ name, stated: only.number, computed }] : []
  })
}

function startOf(token: Token | undefined): number {
  return token?.kind === 'number' ? token.number.start : (token?.at ?? 0)
}

function isAmount(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === 'number' && (token.number.decimals > 0 || token.number.unit !== NO_UNIT))
}

/** 预算执行率为, 预算执行率=（实际支出数/预算安排数）×100%=. */
function nameIn(before: string): string {
  const [first = ''] = (before.split(/[，。；：、,;:\n]/u).at(-1) ?? '').split(/[=＝]/u)
  return /([\p{Script=Han}“”]{2,20}?)(?:为|是|合计|共计)?$/u.exec(first.trim())?.[1] ?? ''
}

/** Without the brackets around the whole equation that open on one side of the sign and close on the other. */
function balanced(tokens: readonly Token[]): readonly Token[] {
  const count = (kind: '(' | ')') => tokens.filter((token) => token.kind === kind).length
  let extra = count('(') - count(')')
  let from = 0
  let to = tokens.length
  while (extra > 0 && tokens[from]?.kind === '(') {
    from++
    extra--
  }
  while (extra < 0 && tokens[to - 1]?.kind === ')') {
    to--
    extra++
  }
  return tokens.slice(from, to)
}

/** The usual precedence; null for what is no complete expression. Its depth is that of the brackets, at most {@link LONGEST}. */
function parse(tokens: readonly Token[]): Term | null {
  let at = 0
  const take = (...kinds: readonly Token['kind'][]) => {
    const token = tokens[at]
    if (!token || !kinds.includes(token.kind)) return null
    at++
    return token
  }
  const sum = (): Term | null => {
    const first = product()
    const terms = first ? [{ weight: 1 as 1 | -1, of: first }] : []
    for (let sign = take('+', '-'); sign; sign = take('+', '-')) {
      const of = product()
      if (!of) return null
      terms.push({ weight: sign.kind === '+' ? 1 : -1, of })
    }
    return terms.length > 1 ? { op: 'sum', terms } : first
  }
  const product = (): Term | null => {
    let left = atom()
    for (let sign = take('*', '/'); left && sign; sign = take('*', '/')) {
      const right = atom()
      if (!right) return null
      if (sign.kind === '/') left = { op: 'quotient', numerator: left, denominator: right }
      else left = { op: 'product', factors: left.op === 'product' ? [...left.factors, right] : [left, right] }
    }
    return left
  }
  const atom = (): Term | null => {
    const token = take('number', '(')
    if (token?.kind === 'number') return { op: 'number', number: token.number }
    const inside = token && sum()
    return inside && take(')') ? inside : null
  }
  const whole = sum()
  return whole && at === tokens.length ? whole : null
}

/** Every number of a term, from left to right. */
export function operandsOf(term: Term): Operand[] {
  switch (term.op) {
    case 'number':
      return [term.number]
    case 'sum':
      return term.terms.flatMap(({ of }) => operandsOf(of))
    case 'product':
      return term.factors.flatMap(operandsOf)
    case 'quotient':
      return [...operandsOf(term.numerator), ...operandsOf(term.denominator)]
  }
}
