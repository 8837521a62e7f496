import type { Bilingual } from '../model/finding.ts'

export type Path = readonly (string | number)[]

/** A JSON text as a value, with the line that each of its keys and items stands on. */
export interface ParsedJson {
  readonly value: unknown
  /** From 1; that of the nearest outer value where nothing stands at the path. */
  lineOf(path: Path): number
}

/** What makes a text no JSON, and on which line. */
export class JsonError extends Error {
  override readonly name = 'JsonError'
  readonly line: number
  readonly bilingual: Bilingual

  constructor(line: number, bilingual: Bilingual) {
    super(bilingual.en)
    this.line = line
    this.bilingual = bilingual
  }
}

const DEEPEST = 64

/**
 * Parses JSON with comments and trailing commas, as editors allow in settings.
 * @throws JsonError with the line
 */
export function parseJson(text: string): ParsedJson {
  const parser = new Parser(text.startsWith('\ufeff') ? text.slice(1) : text)
  const value = parser.document()
  return {
    value,
    lineOf: (path) => {
      for (let length = path.length; length > 0; length--) {
        const line = parser.lines.get(JSON.stringify(path.slice(0, length)))
        if (line !== undefined) return line
      }
      return 1
    },
  }
}

class Parser {
  readonly lines = new Map<string, number>()
  readonly #text: string
  #at = 0
  #line = 1

  constructor(text: string) {
    this.#text = text
  }

  document(): unknown {
    this.#blank()
    const value = this.#value([])
    this.#blank()
    if (this.#at < this.#text.length) throw this.#unexpected()
    return value
  }

  #value(path: Path): unknown {
    if (path.length > DEEPEST) throw this.#error({ zh: '嵌套过深', en: 'nested too deeply' })
    const char = this.#text[this.#at]
    if (char === '{') return this.#object(path)
    if (char === '[') return this.#array(path)
    if (char === '"') return this.#string()
    return this.#word()
  }

  #object(path: Path): Record<string, unknown> {
    const entries: [string, unknown][] = []
    const seen = new Set<string>()
    this.#items('}', () => {
      if (this.#text[this.#at] !== '"') throw this.#unexpected()
      const line = this.#line
      const key = this.#string()
      if (seen.has(key)) throw this.#error({ zh: `“${key}”重复`, en: `"${key}" is given twice` })
      seen.add(key)
      this.lines.set(JSON.stringify([...path, key]), line)
      this.#blank()
      if (this.#text[this.#at] !== ':') throw this.#unexpected()
      this.#at++
      this.#blank()
      entries.push([key, this.#value([...path, key])])
    })
    return Object.fromEntries(entries)
  }

  #array(path: Path): unknown[] {
    const items: unknown[] = []
    this.#items(']', () => {
      const here = [...path, items.length]
      this.lines.set(JSON.stringify(here), this.#line)
      items.push(this.#value(here))
    })
    return items
  }

  #items(close: string, read: () => void): void {
    this.#at++
    this.#blank()
    while (this.#text[this.#at] !== close) {
      read()
      this.#blank()
      if (this.#text[this.#at] === ',') {
        this.#at++
        this.#blank()
      } else if (this.#text[this.#at] !== close) throw this.#unexpected()
    }
    this.#at++
  }

  #string(): string {
    const start = this.#at
    for (this.#at++; this.#text[this.#at] !== '"'; this.#at++) {
      const char = this.#text[this.#at]
      if (char === undefined || char === '\n') throw this.#error({ zh: '字符串缺少右引号', en: 'a string without end' })
      if (char === '\\') this.#at++
    }
    this.#at++
    return this.#native(start) as string
  }

  #word(): unknown {
    const start = this.#at
    while (/[-+.\w]/.test(this.#text[this.#at] ?? '')) this.#at++
    if (this.#at === start) throw this.#unexpected()
    return this.#native(start)
  }

  /** A string, number, true, false or null by the runtime's own parser. */
  #native(start: number): unknown {
    const text = this.#text.slice(start, this.#at)
    try {
      return JSON.parse(text)
    } catch {
      throw this.#error({ zh: `无法理解 ${text}`, en: `cannot understand ${text}` })
    }
  }

  /** Passes over blanks and comments. */
  #blank(): void {
    for (;;) {
      const char = this.#text[this.#at]
      if (char === '\n') this.#line++
      if (char === '/' && this.#text[this.#at + 1] === '/') this.#to('\n', 0)
      else if (char === '/' && this.#text[this.#at + 1] === '*') this.#to('*/', 2)
      else if (char === ' ' || char === '\t' || char === '\n' || char === '\r') this.#at++
      else return
    }
  }

  #to(mark: string, beyond: number): void {
    const found = this.#text.indexOf(mark, this.#at + beyond)
    const end = found < 0 ? this.#text.length : found + beyond
    this.#line += this.#text.slice(this.#at, end).split('\n').length - 1
    this.#at = end
  }

  #unexpected(): JsonError {
    const char = this.#text[this.#at]
    if (char === undefined) return this.#error({ zh: '内容不完整', en: 'the text ends too early' })
    return this.#error({ zh: `此处不应有 ${char}`, en: `unexpected ${char}` })
  }

  #error(bilingual: Bilingual): JsonError {
    return new JsonError(this.#line, bilingual)
  }
}
