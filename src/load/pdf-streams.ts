import { Inflate } from 'fflate'
import type { LoadError } from './load-error.ts'
import { inflatesTooFar } from './pdf-errors.ts'

/** A page of a report has some kilobytes of operators, a font of all Chinese characters some 20 million bytes. */
const MOST_BYTES = 50_000_000
/** Deflate makes at most so many bytes of one (RFC 1951: 258 of a code of two bits). */
const MOST_RATIO = 1032
/** Given to the inflater at once. */
const CHUNK = 4096
/** Before the word `stream` stands the dictionary that says how it is packed. */
const DICTIONARY = 1000
const KEYWORD = [...'stream'].map((char) => char.charCodeAt(0))
const HEADER = 2

/**
 * What is wrong with a PDF of which pdf.js would unpack more than there is memory for: pictures apart, which are not read, no stream
 * may inflate to more than 50 MB, or be deflated twice (ISO 32000-1, 7.3.8 and 7.4). Null for all others, damaged ones too.
 */
export function checkStreams(bytes: Uint8Array): LoadError | null {
  let before = 0
  let begin = find(bytes, 0)
  while (begin >= 0) {
    const end = find(bytes, begin + KEYWORD.length)
    const words = LATIN.decode(bytes.subarray(Math.max(before, begin - DICTIONARY), begin))
    const dictionary = words.slice(words.lastIndexOf(' obj') + 1)
    const filters = dictionary.match(/\/(?:FlateDecode|Fl)\b/gu)?.length ?? 0
    const packed = bytes.subarray(begin + KEYWORD.length, end < 0 ? bytes.length : end)
    const isRead = !/\/Subtype\s*\/Image/u.test(dictionary)
    if (isRead && filters > 0 && (filters > 1 || goesTooFar(packed))) return inflatesTooFar(MOST_BYTES / 1e6)
    before = begin + KEYWORD.length
    begin = end
  }
  return null
}

/** `stream` and `endstream` alike: each ends what stands before it. */
function find(bytes: Uint8Array, from: number): number {
  const [first = 0, ...rest] = KEYWORD
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (rest.every((code, i) => bytes[at + 1 + i] === code)) return at
  }
  return -1
}

const LATIN = new TextDecoder('latin1')

function goesTooFar(packed: Uint8Array): boolean {
  if (packed.length * MOST_RATIO < MOST_BYTES) return false
  let total = 0
  const inflater = new Inflate((part) => {
    total += part.length
  })
  let at = HEADER
  while (packed[at - HEADER] === 0x0d || packed[at - HEADER] === 0x0a) at++
  try {
    for (; at < packed.length && total <= MOST_BYTES; at += CHUNK) inflater.push(packed.subarray(at, at + CHUNK))
  } catch {
    // Damaged from here on: pdf.js gets no farther.
  }
  return total > MOST_BYTES
}
