import { type DocFile, damagedDoc, lastUpTo, part, readPlc } from './doc-file.ts'
import { LoadError } from './load-error.ts'

/** A stretch of text that stands in one place of the main stream. */
export interface DocPiece {
  /** Character positions, from `start` to before `end`. */
  readonly start: number
  readonly end: number
  /** Of its first byte in the main stream. */
  readonly offset: number
  /** Bytes a character. */
  readonly width: 1 | 2
  /** Properties of quick saving, for all its text; null where there are none. */
  readonly changes: DataView | null
}

export interface DocText {
  readonly text: string
  pieceAt(position: number): DocPiece
}

const COMPRESSED = 0x40000000
const MOST_TEXT = 20_000_000
const WESTERN = new TextDecoder('windows-1252')
const UNICODE = new TextDecoder('utf-16le', { ignoreBOM: true })

/** Puts the text together from its pieces (MS-DOC 2.4.1, 2.8.35, 2.9.38). @throws LoadError `damaged`, `too-large` */
export function readDocText(file: DocFile): DocText {
  const { changes, table } = readClx(file.table('pieces'))
  const { positions, items } = readPlc(table, 8)
  const texts: string[] = []
  const pieces: DocPiece[] = []
  items.forEach((item, i) => {
    const [start = 0, end = 0] = [positions[i], positions[i + 1]]
    if (end < start || start !== (pieces.at(-1)?.end ?? 0)) throw damagedDoc()
    if (end > MOST_TEXT) throw tooLong()
    const place = item.getUint32(2, true)
    const width = place & COMPRESSED ? 1 : 2
    const offset = (place & 0x3fffffff) / (place & COMPRESSED ? 2 : 1)
    const bytes = part(file.main, offset, (end - start) * width)
    texts.push((width === 1 ? WESTERN : UNICODE).decode(bytes))
    pieces.push({ start, end, offset, width, changes: changesOf(item.getUint16(6, true), changes) })
  })
  const starts = pieces.map(({ start }) => start)
  return {
    text: texts.join(''),
    pieceAt(position) {
      const piece = pieces[lastUpTo(starts, position)]
      if (!piece) throw damagedDoc()
      return piece
    },
  }
}

/** The piece table, behind lists of properties that pieces refer to. */
function readClx(clx: DataView): { changes: DataView[]; table: DataView } {
  const changes: DataView[] = []
  let at = 0
  while (at + 5 <= clx.byteLength && clx.getUint8(at) === 1) {
    const length = clx.getUint16(at + 1, true)
    changes.push(part(clx, at + 3, length))
    at += 3 + length
  }
  if (at + 5 > clx.byteLength || clx.getUint8(at) !== 2) throw damagedDoc()
  return { changes, table: part(clx, at + 5, clx.getUint32(at + 1, true)) }
}

/** The few properties of pieces without a list (MS-DOC 2.9.214) that tell what is read: by number, the code of the property. */
const SHORT: Readonly<Record<number, number>> = { 24: 0x2416, 25: 0x2417, 65: 0x0800, 66: 0x0801, 92: 0x083c }

function changesOf(prm: number, changes: readonly DataView[]): DataView | null {
  if (prm & 1) return changes[prm >> 1] ?? null
  const code = SHORT[(prm >> 1) & 0x7f]
  return code === undefined ? null : new DataView(Uint8Array.of(code & 0xff, code >> 8, prm >> 8).buffer)
}

function tooLong(): LoadError {
  return new LoadError('too-large', {
    zh: `文档过长：超过 ${MOST_TEXT / 1e6} 百万字`,
    en: `The document is too long: more than ${MOST_TEXT / 1e6} million characters`,
  })
}
