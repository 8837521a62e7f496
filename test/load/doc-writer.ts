import { compoundFile, filled, u16, u32, wide } from './compound-writer.ts'

/** A paragraph as Word 97 writes it: its text, the mark that ends it, and its properties. */
export interface OldParagraph {
  readonly text: string
  /** 13 by default; 7 ends a cell or a row. */
  readonly mark?: number
  readonly style?: number
  readonly sprms?: readonly number[]
  /** Properties of its characters, the mark included: how many have them. */
  readonly runs?: readonly (readonly [length: number, sprms: readonly number[]])[]
}

export interface OldStyle {
  /** The number of a built-in style; 0xffe for none. */
  readonly number: number
  readonly name: string
  readonly base?: number
  readonly sprms?: readonly number[]
  readonly characterSprms?: readonly number[]
}

export interface OldLevel {
  readonly format: number
  /** The numbers of levels stand in it as characters 0 to 8. */
  readonly text: string
}

export interface OldDocument {
  readonly body: readonly OldParagraph[]
  /** One for each character 2 of the body. */
  readonly footnotes?: readonly OldParagraph[]
  /** One for each character 8 of the body. */
  readonly boxes?: readonly OldParagraph[]
  readonly styles?: readonly OldStyle[]
  /** The levels of one list, which is used under the number 1, and with the level that a second use starts anew under 2. */
  readonly list?: readonly OldLevel[]
  readonly fonts?: readonly string[]
  /** What stands in the data stream. */
  readonly data?: readonly number[]
  readonly flags?: number
  readonly version?: number
  /** Properties of quick saving for all text, after those of paragraphs. */
  readonly changes?: readonly number[]
}

export const p = (text: string, ...sprms: readonly (readonly number[])[]): OldParagraph => ({
  text,
  sprms: sprms.flat(),
})
export const sprm = (code: number, ...operand: readonly number[]): number[] => [...u16(code), ...operand]

const IN_TABLE = sprm(0x2416, 1)

export interface OldCell {
  /** In twips, of its right edge. */
  readonly right: number
  /** The flags of merged cells. */
  readonly flags?: number
  readonly text: string | readonly OldParagraph[]
}

/** The paragraphs of a row of a table that stands in no other, with the mark that ends it. */
export function row(left: number, cells: readonly OldCell[], ...sprms: readonly (readonly number[])[]): OldParagraph[] {
  const content = cells.flatMap(({ text }) => {
    const all = typeof text === 'string' ? [p(text)] : text
    return all.map((one, i): OldParagraph => {
      const inside = { ...one, sprms: [...IN_TABLE, ...(one.sprms ?? [])] }
      return i === all.length - 1 ? { ...inside, mark: 7 } : inside
    })
  })
  const end = [...IN_TABLE, ...sprm(0x2417, 1), ...definition(left, cells), ...sprms.flat()]
  return [...content, { text: '', mark: 7, sprms: end }]
}

export function definition(left: number, cells: readonly Omit<OldCell, 'text'>[]): number[] {
  const formats = cells.flatMap(({ flags = 0 }) => [...u16(flags), ...new Array<number>(18).fill(0)])
  const operand = [cells.length, ...u16(left, ...cells.map(({ right }) => right)), ...formats]
  return [...u16(0xd608, operand.length + 1), ...operand]
}

const TEXT_AT = 1024
const PLACES = 93

/** Writes a Word 97 document by hand, as MS-DOC has it. */
export function writeDoc(document: OldDocument): Uint8Array {
  const { body, footnotes = [], boxes = [] } = document
  const extra = boxes.length > 0 ? [...boxes, p('')] : []
  const stories = [body, footnotes, extra].map((all) => all.map(textOf).join(''))
  const paragraphs = [...body, ...footnotes, ...extra]
  const text = stories.join('')
  const lengths = stories.map(({ length }) => length)
  const pagesAt = Math.ceil((TEXT_AT + 2 * text.length) / 512)
  const characters = pages(paragraphs.flatMap(characterRuns), 'characters')
  const properties = pages(paragraphs.map(paragraphRun), 'paragraphs')
  const tables: Readonly<Record<number, readonly number[]>> = {
    1: styleSheet(document.styles ?? []),
    ...(footnotes.length > 0 && {
      2: plc(
        [...marks(stories[0] ?? '', 2), lengths[0] ?? 0],
        footnotes.map(() => u16(1)),
      ),
      3: plc(bounds(footnotes), []),
    }),
    12: bins(characters, pagesAt),
    13: bins(properties, pagesAt + characters.length),
    15: fonts(document.fonts ?? []),
    33: pieces(text.length, document.changes ?? []),
    ...(boxes.length > 0 && {
      40: plc(
        [...marks(stories[0] ?? '', 8), lengths[0] ?? 0],
        boxes.map((_, i) => filled(u32(900 + i), 26)),
      ),
      56: plc(
        [...bounds(boxes), lengths[2] ?? 0],
        [...boxes, 0].map((_, i) => [...filled([], 14), ...u32(900 + i, 0)]),
      ),
    }),
    ...(document.list && { 73: listTable(), 74: listUses() }),
  }
  const table: number[] = []
  const places = Array.from({ length: PLACES }, (_, i) => {
    const bytes = tables[i] ?? []
    const start = table.length
    table.push(...bytes)
    if (i === 73 && document.list) table.push(...document.list.flatMap(levelBytes))
    return bytes.length > 0 ? u32(start, bytes.length) : u32(0, 0)
  })
  const main = [
    ...filled([...u16(0xa5ec, document.version ?? 0xc1, 0, 0, 0, (document.flags ?? 0) | 0x0200)], 32),
    ...u16(14, ...new Array<number>(14).fill(0), 22),
    ...u32(0, 0, 0, lengths[0] ?? 0, lengths[1] ?? 0, 0, 0, 0, 0, lengths[2] ?? 0, ...new Array<number>(12).fill(0)),
    ...u16(PLACES),
    ...places.flat(),
  ]
  const stream = [...filled(main, TEXT_AT), ...wide(text)]
  return compoundFile({
    WordDocument: [...filled(stream, pagesAt * 512), ...[...characters, ...properties].flatMap(({ bytes }) => bytes)],
    '1Table': table,
    ...(document.data && { Data: document.data }),
  })
}

function textOf({ text, mark = 13 }: OldParagraph): string {
  return text + String.fromCharCode(mark)
}

/** Where the paragraphs begin, and where the last one ends. */
function bounds(paragraphs: readonly OldParagraph[]): number[] {
  let at = 0
  return [0, ...paragraphs.map((one) => (at += textOf(one).length))]
}

function marks(text: string, code: number): number[] {
  return Array.from(text, (char, i) => (char.charCodeAt(0) === code ? i : -1)).filter((at) => at >= 0)
}

interface Run {
  readonly length: number
  readonly bytes: readonly number[]
}

function paragraphRun(one: OldParagraph): Run {
  const properties = [...u16(one.style ?? 0), ...(one.sprms ?? [])]
  const even = properties.length % 2 === 0
  const bytes = even ? [0, properties.length / 2, ...properties] : [(properties.length + 1) / 2, ...properties]
  return { length: textOf(one).length, bytes }
}

function characterRuns(one: OldParagraph): Run[] {
  const all = one.runs ?? [[textOf(one).length, []]]
  return all.map(([length, sprms]) => ({ length, bytes: sprms.length > 0 ? [sprms.length, ...sprms] : [] }))
}

interface Page {
  readonly start: number
  readonly end: number
  readonly bytes: readonly number[]
}

/** Pages of properties, each for up to twenty runs as far as there is room. */
function pages(runs: readonly Run[], kind: 'characters' | 'paragraphs'): Page[] {
  const result: Page[] = []
  let at = TEXT_AT
  for (let next = 0; next < runs.length; ) {
    let room = 511 - 4
    const taken: Run[] = []
    for (; next < runs.length && taken.length < 20; next++) {
      const run = runs[next]
      if (!run) break
      room -= 4 + (kind === 'paragraphs' ? 13 : 1) + run.bytes.length + (run.bytes.length % 2)
      if (room < 0) break
      taken.push(run)
    }
    if (taken.length === 0) throw new Error('a run too long for a page')
    const page = filled([], 512)
    page[511] = taken.length
    let free = 511
    const start = at
    taken.forEach(({ length, bytes }, i) => {
      page.splice(4 * i, 4, ...u32(at))
      at += 2 * length
      if (bytes.length > 0) {
        free = (free - bytes.length) & ~1
        page.splice(free, bytes.length, ...bytes)
        page[4 * (taken.length + 1) + i * (kind === 'paragraphs' ? 13 : 1)] = free / 2
      }
    })
    page.splice(4 * taken.length, 4, ...u32(at))
    result.push({ start, end: at, bytes: page })
  }
  return result
}

function bins(all: readonly Page[], first: number): number[] {
  return plc(
    [...all.map(({ start }) => start), all.at(-1)?.end ?? 0],
    all.map((_, i) => u32(first + i)),
  )
}

function plc(positions: readonly number[], items: readonly (readonly number[])[]): number[] {
  return [...u32(...positions), ...items.flat()]
}

function pieces(length: number, changes: readonly number[]): number[] {
  const list = changes.length > 0 ? [1, ...u16(changes.length), ...changes] : []
  const table = plc([0, length], [[...u16(0), ...u32(TEXT_AT), ...u16(changes.length > 0 ? 1 : 0)]])
  return [...list, 2, ...u32(table.length), ...table]
}

function fonts(names: readonly string[]): number[] {
  const all = names.map((name) => [...filled([], 39), ...wide(name), 0, 0])
  return [...u16(names.length, 0), ...all.flatMap((font) => [font.length, ...font])]
}

function styleSheet(styles: readonly OldStyle[]): number[] {
  const all = styles.map(({ number, name, base = 0xfff, sprms = [], characterSprms = [] }, i) => {
    const upx = [2 + sprms.length, characterSprms.length].map((length) => u16(length))
    const head = [...u16(number, 1 | (base << 4), 2, 0, 0, name.length), ...wide(name), 0, 0]
    const paragraph = [...(upx[0] ?? []), ...u16(i), ...sprms]
    const std = [
      ...head,
      ...filled(paragraph, paragraph.length + (paragraph.length % 2)),
      ...(upx[1] ?? []),
      ...characterSprms,
    ]
    return [...u16(std.length), ...filled(std, std.length + (std.length % 2))]
  })
  return [...u16(18, styles.length, 10), ...filled([], 14), ...all.flat()]
}

function listTable(): number[] {
  return [...u16(1), ...u32(77, 0), ...u16(...new Array<number>(9).fill(0xfff)), 0, 0]
}

/** Nine levels; those that are not given print nothing. */
function levelBytes({ format, text }: OldLevel, i: number, all: readonly OldLevel[]): number[] {
  const own = [
    ...u32(1),
    format,
    ...new Array<number>(10).fill(0),
    2,
    ...filled([], 12),
    ...u16(text.length),
    ...wide(text),
  ]
  const missing = [...u32(1), 255, ...new Array<number>(10).fill(0), 2, ...filled([], 12), ...u16(0)]
  return i === all.length - 1 ? [...own, ...new Array(9 - all.length).fill(missing).flat()] : own
}

function listUses(): number[] {
  const use = (overrides: number) => [...u32(77, 0, 0), overrides, 0, 0, 0]
  return [...u32(2), ...use(0), ...use(1), ...u32(NONE), ...u32(NONE), ...u32(1), ...u32(0x10)]
}

const NONE = 0xffffffff
