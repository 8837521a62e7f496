import { decodeEntity } from './decode-entity.ts'
import type { Atom } from './flow.ts'

const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y
const PUNCTUATION = /[!-/:-@[-`{-~]/

/**
 * Finds the characters of a parsed text in its source, where entities, escapes and the marks at the start of quoted lines
 * are still there. Reads both once, from left to right.
 */
export function align(source: string, start: number, end: number, value: string, escapes: boolean): Atom[] {
  const atoms: Atom[] = []
  let at = start
  let run = start
  const flush = (next: number) => {
    if (at > run) atoms.push({ start: run, end: at })
    at = next
    run = next
  }
  for (let k = 0; k < value.length && at < end; ) {
    const [given, wanted] = [source.charAt(at), value.charAt(k)]
    const entity = given === '&' ? entityAt(source, at, value, k) : null
    if (wanted === '\n' || wanted === '\r') {
      while (at < end && source.charAt(at) !== '\n' && source.charAt(at) !== '\r') flush(at + 1)
      flush(nextLine(source, at, end, escapes))
      atoms.push('soft')
      k += value.startsWith('\r\n', k) ? 2 : 1
    } else if (entity) {
      flush(at)
      atoms.push({ start: at, end: at + entity.length, value: entity.value })
      flush(at + entity.length)
      run = at
      k += entity.value.length
    } else if (
      escapes &&
      given === '\\' &&
      PUNCTUATION.test(source.charAt(at + 1)) &&
      wanted === source.charAt(at + 1)
    ) {
      flush(at + 1)
      at++
      k++
    } else if (given === wanted) {
      at++
      k++
    } else flush(at + 1)
  }
  flush(at)
  return atoms
}

function entityAt(source: string, at: number, value: string, k: number): { length: number; value: string } | null {
  ENTITY.lastIndex = at
  const written = ENTITY.exec(source)?.[0]
  const decoded = written ? decodeEntity(written) : null
  return written && decoded !== null && value.startsWith(decoded, k) ? { length: written.length, value: decoded } : null
}

/** After a line break, and after the marks and the indentation of a quotation or a list. */
function nextLine(source: string, at: number, end: number, marks: boolean): number {
  let next = at + (source.startsWith('\r\n', at) ? 2 : 1)
  while (next < end && (marks ? ' \t>' : '').includes(source.charAt(next)) && source.charAt(next) !== '') next++
  return Math.min(next, end)
}
