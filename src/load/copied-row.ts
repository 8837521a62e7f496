import { isBlank } from './lines.ts'

/** A stretch of a line without blanks, and what it can be in a row. */
interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What one side of a row states: a code, a name, and the amounts that were printed. Empty cells leave nothing behind. */
export interface Segment {
  /** The parts of a code, that tables print in one column or three: 2070101, 207 01 01. */
  readonly code: readonly Token[]
  readonly name: readonly Token[]
  readonly numbers: readonly Token[]
}

const NUMBER = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^-?\d+(?:\.\d+)?$/
const NAME = /^(?:\d{1,2}[.．、])?[\p{Script=Han}“"（(]/u
/** 1. before a name. */
const INDEX = /^\d{1,2}[.．、]$/
const CODE = /^\d{3}(?:\d{2}){0,2}$/
/** What no name of a row holds: 。 of sentences, and what tells a date or a share. */
const PROSE = /[。；;！？!?]|[，,：:]$|[，：](?!.{0,12}[）)])|%/u
const LONGEST = 120
const LONGEST_NAME = 32

/** The segments of a line that is a row of a table whose columns one blank parts; null for any other line. */
export function copiedRow(source: string, start: number, end: number): Segment[] | null {
  if (end - start > LONGEST) return null
  const tokens = tokensOf(source, start, end)
  const segments: { code: Token[]; name: Token[]; numbers: Token[] }[] = []
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] as Token
    const code = codeAt(tokens, i)
    const last = segments.at(-1)
    if (code.length > 0) {
      segments.push({ code, name: [], numbers: [] })
      i += code.length
      continue
    }
    const named = tokens[i + 1]
    if (INDEX.test(token.text) && named && NAME.test(named.text)) {
      tokens[i + 1] = { ...named, start: token.start, text: token.text + named.text }
      i++
      continue
    }
    if (NUMBER.test(token.text)) {
      if (!last) return null
      last.numbers.push(token)
    } else if (!NAME.test(token.text) || PROSE.test(token.text) || token.text.length > LONGEST_NAME) return null
    else if (last && last.name.length === 0 && last.numbers.length === 0) last.name.push(token)
    else segments.push({ code: [], name: [token], numbers: [] })
    i++
  }
  return segments.length > 0 && segments.length <= 2 ? segments : null
}

function tokensOf(source: string, start: number, end: number): Token[] {
  const tokens: Token[] = []
  for (let at = start; at < end; ) {
    while (at < end && isBlank(source.charAt(at))) at++
    const from = at
    while (at < end && !isBlank(source.charAt(at))) at++
    if (at > from) tokens.push({ start: from, end: at, text: source.slice(from, at) })
  }
  return tokens
}

/** 2070101, or 207 01 01, before a name; where the name stands on lines of its own, a code of five digits and more. */
function codeAt(tokens: readonly Token[], at: number): Token[] {
  const [first] = tokens.slice(at)
  if (!first || !CODE.test(first.text)) return []
  const code = [first]
  if (first.text.length === 3)
    while (code.length < 3 && /^\d{2}$/.test(tokens[at + code.length]?.text ?? ''))
      code.push(tokens[at + code.length] as Token)
  const next = tokens[at + code.length]?.text ?? ''
  if (NAME.test(next)) return code
  const nameless = first.text.length > 3 && /\.\d\d$/.test(next)
  // 30310 个人补贴 30231 81.11: behind a name as well, where the line begins with a code.
  const behind = at === 0 || NUMBER.test(tokens[at - 1]?.text ?? '') || CODE.test(tokens[0]?.text ?? '')
  return nameless && behind ? code : []
}
