import type { Bilingual } from '../../model/finding.ts'
import { Decimal } from '../../number/decimal.ts'

/** A term of an assertion before its names are looked up in a report. */
export type Term =
  | { readonly op: 'number'; readonly value: Decimal }
  /** A concept or label; `back` counts the years before the one asked about. */
  | { readonly op: 'name'; readonly name: string; readonly back: 0 | 1 }
  /** 合计(表2.决算数): a column of the report's second table without its total rows. */
  | { readonly op: 'column'; readonly table: number; readonly column: string }
  | { readonly op: '+' | '-' | '*' | '/'; readonly left: Term; readonly right: Term }

export interface Assertion {
  readonly left: Term
  readonly comparison: '=' | '<=' | '>='
  readonly right: Term
  /** How far the sides may lie apart; null for what the rounding of printed figures allows. */
  readonly tolerance: Term | null
}

/** What makes a text no assertion; `at` counts characters from 0. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError'
  readonly bilingual: Bilingual

  constructor(at: number, { zh, en }: Bilingual) {
    super(en)
    this.bilingual = { zh: `第 ${at + 1} 个字：${zh}`, en: `character ${at + 1}: ${en}` }
  }
}

interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end'
  readonly text: string
  readonly value?: Decimal
  readonly at: number
}

const SIGNS: Readonly<Record<string, string>> = {
  '＋': '+',
  '－': '-',
  '−': '-',
  '×': '*',
  '＊': '*',
  '÷': '/',
  '／': '/',
  '（': '(',
  '）': ')',
  '＝': '=',
  '==': '=',
  '≤': '<=',
  '≦': '<=',
  '≥': '>=',
  '≧': '>=',
  '＜=': '<=',
  '＞=': '>=',
  '＜＝': '<=',
  '＞＝': '>=',
  '<＝': '<=',
  '>＝': '>=',
  '＜': '<',
  '＞': '>',
  '+-': '±',
  '．': '.',
}
const PLAIN = new Set(['+', '-', '*', '/', '(', ')', '=', '<=', '>=', '±', '.', '<', '>'])
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '「': '」', '『': '』' }
const UNITS: Readonly<Record<string, string>> = { '%': '0.01', '％': '0.01', 亿元: '100000000', 万元: '10000', 元: '1' }
const LONGEST = 400
const DEEPEST = 40

/**
 * Parses `基本支出 + 项目支出 = 支出合计 ± 0.01`. Full-width signs do as well; names with signs in them stand in quotes; numbers
 * may have 元, 万元, 亿元 or %, and are in 元 without.
 * @throws AssertionError
 */
export function parseAssertion(text: string): Assertion {
  if (text.length > LONGEST) throw new AssertionError(LONGEST, { zh: '过长', en: 'too long' })
  const parser = new Parser(tokenize(text))
  return parser.assertion()
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const start = at
    const char = text[at] ?? ''
    const pair = text.slice(at, at + 2)
    const close = QUOTES[char] ?? (isQuoted(text, at) ? '”' : undefined)
    const number = /^\d{1,15}(?:\.\d{1,8})?/.exec(text.slice(at))?.[0]
    if (/\s/u.test(char)) at++
    else if (close) {
      const end = text.indexOf(close, at + 1)
      if (end < 0) throw new AssertionError(at, { zh: '引号没有配对', en: 'a quote without its end' })
      tokens.push({ kind: 'name', text: text.slice(at + 1, end), at: start })
      at = end + 1
    } else if (number) {
      at += number.length
      const unit = Object.keys(UNITS).find((name) => text.startsWith(name, at))
      at += unit?.length ?? 0
      tokens.push({
        kind: 'number',
        text: number,
        value: new Decimal(number).times(UNITS[unit ?? '元'] ?? 1),
        at: start,
      })
    } else {
      const sign = [pair, char]
        .map((one) => ({ one, means: SIGNS[one] ?? (PLAIN.has(one) ? one : null) }))
        .find(({ means }) => means)
      if (sign?.means) {
        tokens.push({ kind: 'sign', text: sign.means, at: start })
        at += sign.one.length
      } else {
        while (at < text.length && !isBreak(text[at] ?? '')) at++
        tokens.push({ kind: 'name', text: text.slice(start, at), at: start })
      }
    }
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }]
}

/** “因公出国（境）费” is a name in quotes; in “三公”经费 they belong to the name. */
function isQuoted(text: string, at: number): boolean {
  const end = text[at] === '“' ? text.indexOf('”', at) : -1
  return end > 0 && (end + 1 === text.length || isBreak(text[end + 1] ?? ''))
}

function isBreak(char: string): boolean {
  return /\s/u.test(char) || char in SIGNS || PLAIN.has(char) || char in QUOTES
}

const BINDING: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2 }

class Parser {
  readonly #tokens: readonly Token[]
  #next = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  assertion(): Assertion {
    const left = this.#term(0)
    const sign = this.#take()
    if (sign.text !== '=' && sign.text !== '<=' && sign.text !== '>=')
      throw new AssertionError(sign.at, { zh: '此处应为 =、<= 或 >=', en: 'here =, <= or >= should stand' })
    const right = this.#term(0)
    const tolerance = this.#peek().text === '±' && this.#take() ? this.#term(0) : null
    const end = this.#take()
    if (end.kind !== 'end') throw this.#unexpected(end)
    return { left, comparison: sign.text, right, tolerance }
  }

  /** Operator precedence after Pratt: takes operators that bind more tightly than `least`. */
  #term(least: number): Term {
    if (++this.#depth > DEEPEST) throw new AssertionError(0, { zh: '嵌套过深', en: 'nested too deeply' })
    let left = this.#primary()
    for (;;) {
      const { kind, text } = this.#peek()
      const binding = kind === 'sign' ? (BINDING[text] ?? 0) : 0
      if (binding <= least) break
      this.#take()
      left = { op: text as '+' | '-' | '*' | '/', left, right: this.#term(binding) }
    }
    this.#depth--
    return left
  }

  #primary(): Term {
    const token = this.#take()
    if (token.kind === 'number' && token.value) return { op: 'number', value: token.value }
    if (token.text === '-') return { op: '-', left: { op: 'number', value: new Decimal(0) }, right: this.#primary() }
    if (token.text === '(') {
      const inner = this.#term(0)
      this.#expect(')')
      return inner
    }
    if (token.kind !== 'name') throw this.#unexpected(token)
    if (token.text === '上年') return this.#lastYear(token)
    if (token.text === '合计' && this.#peek().text === '(') return this.#column()
    return { op: 'name', name: token.text, back: 0 }
  }

  #lastYear(token: Token): Term {
    const name = this.#take()
    if (name.kind !== 'name')
      throw new AssertionError(token.at, { zh: '“上年”之后应有名称', en: '上年 needs a name after it' })
    return { op: 'name', name: name.text, back: 1 }
  }

  #column(): Term {
    this.#expect('(')
    const table = this.#take()
    const number = /^表(\d{1,3})$/u.exec(table.text)?.[1]
    const digits = number ?? (table.text === '表' ? this.#take().text : undefined)
    if (digits === undefined || !/^\d{1,3}$/u.test(digits))
      throw new AssertionError(table.at, { zh: '应写成 合计(表2.决算数)', en: 'write 合计(表2.决算数)' })
    this.#expect('.')
    const column = this.#take()
    if (column.kind !== 'name') throw this.#unexpected(column)
    this.#expect(')')
    return { op: 'column', table: Number(digits), column: column.text }
  }

  #expect(sign: string): void {
    const token = this.#take()
    if (token.text !== sign)
      throw new AssertionError(token.at, { zh: `此处应为 ${sign}`, en: `here ${sign} should stand` })
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? END
  }

  #take(): Token {
    const token = this.#peek()
    this.#next++
    return token
  }

  #unexpected({ kind, text, at }: Token): AssertionError {
    if (kind === 'end') return new AssertionError(at, { zh: '内容不完整', en: 'something is missing here' })
    return new AssertionError(at, { zh: `此处不应有 ${text}`, en: `unexpected ${text}` })
  }
}

const END: Token = { kind: 'end', text: '', at: 0 }
