import { type DocFile, lastUpTo, type Plc, part, readPlc } from './doc-file.ts'
import { LoadError } from './load-error.ts'

/** A property of a paragraph, a run or a table row: a single property modifier (MS-DOC 2.2.5). */
export interface Sprm {
  readonly code: number
  /** Little-endian number of up to four bytes; of longer operands the first four. */
  readonly value: number
  /** Without the length that some begin with. */
  readonly operand: DataView
}

/** Bytes of an operand by the upper three bits of the code; 0 where it says so itself. */
const SIZES = [1, 1, 2, 4, 2, 2, 0, 3]
const TABLE_DEFINITION = 0xd608
const TABS = 0xc615

export function readSprms(view: DataView): Sprm[] {
  const result: Sprm[] = []
  let at = 0
  while (at + 3 <= view.byteLength) {
    const code = view.getUint16(at, true)
    const { start, end } = operandAt(view, at + 2, code)
    if (end > view.byteLength) break
    const operand = part(view, start, end - start)
    let value = 0
    for (let i = Math.min(4, operand.byteLength) - 1; i >= 0; i--) value = value * 256 + operand.getUint8(i)
    result.push({ code, value, operand })
    at = end
  }
  return result
}

function operandAt(view: DataView, at: number, code: number): { start: number; end: number } {
  const size = SIZES[code >> 13] ?? 0
  if (size > 0) return { start: at, end: at + size }
  const length = view.getUint8(at)
  if (code === TABLE_DEFINITION && at + 2 <= view.byteLength)
    return { start: at + 2, end: at + 1 + Math.max(1, view.getUint16(at, true)) }
  if (code === TABS && length === 255) {
    const adds = at + 2 + 4 * (at + 2 <= view.byteLength ? view.getUint8(at + 1) : 0)
    return { start: at + 1, end: adds + 1 + 3 * (adds < view.byteLength ? view.getUint8(adds) : 0) }
  }
  return { start: at + 1, end: at + 1 + length }
}

/** Properties of all text between two offsets of the main stream. */
interface Run {
  /** Of the style; 0 for runs of characters. */
  readonly style: number
  readonly sprms: readonly Sprm[]
}

const PAGE = 512
const HUGE = [0x6645, 0x6646]
const TABLE_PROPERTIES = 0x646b
/** Bytes of long properties that are read in one document. */
const MOST_LONG = 50_000_000
const NONE: Run = { style: 0, sprms: [] }

/** Finds the properties that are stored in pages of 512 bytes (MS-DOC 2.9.33, 2.9.174) by the place of the text. */
export class DocRuns {
  readonly #file: DocFile
  readonly #kind: 'characterRuns' | 'paragraphRuns'
  readonly #pages: Plc
  readonly #runs = new Map<number, Run>()
  readonly #starts = new Map<number, readonly number[]>()
  readonly #long = new Map<number, readonly Sprm[]>()
  #longBytes = 0

  constructor(file: DocFile, kind: 'characterRuns' | 'paragraphRuns') {
    this.#file = file
    this.#kind = kind
    this.#pages = readPlc(file.table(kind), 4)
  }

  /** The run around an offset, and where it ends; one without properties that never ends where nothing is said. */
  at(offset: number): Run & { readonly end: number } {
    const page = (this.#pages.items[lastUpTo(this.#pages.positions, offset)]?.getUint32(0, true) ?? 0) & 0x3fffff
    const base = page * PAGE
    if (page === 0 || base + PAGE > this.#file.main.byteLength) return { ...NONE, end: Infinity }
    const starts = this.#startsOf(base)
    const i = lastUpTo(starts, offset)
    const end = starts[i + 1]
    if (i < 0 || end === undefined) return { ...NONE, end: Infinity }
    const key = base + i
    const run = this.#runs.get(key) ?? this.#read(base, i, starts.length - 1)
    this.#runs.set(key, run)
    return { ...run, end }
  }

  #startsOf(base: number): readonly number[] {
    const known = this.#starts.get(base)
    if (known) return known
    const { main } = this.#file
    const count = Math.min(101, main.getUint8(base + PAGE - 1))
    const starts = Array.from({ length: count + 1 }, (_, i) => main.getUint32(base + 4 * i, true))
    this.#starts.set(base, starts)
    return starts
  }

  #read(base: number, i: number, count: number): Run {
    const page = part(this.#file.main, base, PAGE)
    const paragraph = this.#kind === 'paragraphRuns'
    const place = 4 * (count + 1) + i * (paragraph ? 13 : 1)
    const at = place < PAGE ? 2 * page.getUint8(place) : 0
    if (at === 0) return NONE
    const first = page.getUint8(at)
    if (!paragraph) return { style: 0, sprms: readSprms(clipped(page, at + 1, first)) }
    const [start, length] = first === 0 ? [at + 2, 2 * page.getUint8(at + 1)] : [at + 1, 2 * first - 1]
    const properties = clipped(page, start, length)
    if (properties.byteLength < 2) return NONE
    const sprms = readSprms(part(properties, 2, properties.byteLength - 2))
    return { style: properties.getUint16(0, true), sprms: this.#withLong(sprms) }
  }

  /** Properties that do not fit in a page stand in the data stream. */
  #withLong(sprms: readonly Sprm[]): readonly Sprm[] {
    return sprms.flatMap((sprm) => {
      if (HUGE.includes(sprm.code) || sprm.code === TABLE_PROPERTIES) return this.#longAt(sprm.value)
      return [sprm]
    })
  }

  #longAt(at: number): readonly Sprm[] {
    const known = this.#long.get(at)
    if (known) return known
    const { data } = this.#file
    if (at + 2 > data.byteLength) return []
    const length = data.getUint16(at, true)
    this.#longBytes += length
    if (this.#longBytes > MOST_LONG) throw tooMuch()
    const sprms = readSprms(clipped(data, at + 2, length))
    this.#long.set(at, sprms)
    return sprms
  }
}

function clipped(view: DataView, start: number, length: number): DataView {
  const from = Math.min(start, view.byteLength)
  return part(view, from, Math.min(length, view.byteLength - from))
}

export function tooMuch(): LoadError {
  return new LoadError('too-large', {
    zh: '文档内容过多',
    en: 'The document holds too much',
  })
}
