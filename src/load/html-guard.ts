import { LoadError } from './load-error.ts'

/** The parser takes a second for each three million characters. */
const MAX_CHARACTERS = 8_000_000
/** A report as a page has a tag for each forty characters or so; each element takes the parser some two kilobytes. */
const MAX_ELEMENTS = 200_000
/** No page nests deeper, and the parser looks through all open elements again and again. */
const DEEPEST = 500

const FORMATTING = 'a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u'
const CLOSED_AT_ONCE = new RegExp(`<(?:${FORMATTING})(?:\\s[^<>]*)?/>`, 'gi')
const FORMATTING_TAG = new RegExp(`<(/?)(${FORMATTING})(?=[\\s/>])`, 'gi')

/**
 * Prepares a page for the parser. Formatting elements become `x-b`, which are elements like any other: the standard repeats
 * unclosed ones in every paragraph that follows, without bounds.
 *
 * @throws LoadError `too-large` for a page of too many characters, elements or levels.
 */
export function guardHtml(source: string): string {
  if (source.length > MAX_CHARACTERS || isTooMuch(source)) throw tooMuch()
  return source.replace(CLOSED_AT_ONCE, '').replace(FORMATTING_TAG, '<$1x-$2')
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** The next one of its kind closes these. */
const REPEATED = new Set('p li td th tr dd dt option tbody thead tfoot'.split(' '))
/** What stands inside these is not closed by what follows them. */
const SCOPES = new Set('table ul ol dl div section article blockquote center form select'.split(' '))
const TABLE = new Set(['table'])
/** How far up an end tag is looked for. */
const REACH = 64

/** Follows the tags as the parser would, roughly; elements that are left open count as deep until one around them ends. */
function isTooMuch(source: string): boolean {
  const open: string[] = []
  let elements = 0
  for (const { 1: slash, 2: raw = '' } of source.matchAll(/<(\/?)([A-Za-z][A-Za-z0-9:-]{0,30})/g)) {
    const name = raw.toLowerCase()
    if (slash !== '/' && ++elements > MAX_ELEMENTS) return true
    if (VOID.has(name)) continue
    if (slash === '/') closeTo(open, name, TABLE)
    else if (REPEATED.has(name)) closeTo(open, name, SCOPES)
    if (slash !== '/' && open.push(name) > DEEPEST) return true
  }
  return false
}

function closeTo(open: string[], name: string, scopes: ReadonlySet<string>): void {
  for (let at = open.length - 1; at >= Math.max(0, open.length - REACH); at--) {
    const each = open[at] ?? ''
    if (each === name) {
      open.length = at
      return
    }
    if (scopes.has(each)) return
  }
}

export function tooMuch(): LoadError {
  return new LoadError('too-large', {
    zh: `网页过大或嵌套过深（上限 ${MAX_CHARACTERS / 1e6} 百万字符、${MAX_ELEMENTS / 1e4} 万个元素、${DEEPEST} 层）`,
    en: `The page is too large or nested too deep (limits: ${MAX_CHARACTERS / 1e6} million characters, ${MAX_ELEMENTS} elements, ${DEEPEST} levels)`,
  })
}
