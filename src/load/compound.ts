/** Marks in the sector tables of a compound file (MS-CFB 2.1). */
const LAST_REGULAR = 0xfffffffa
const ENTRY = 128

/**
 * Whether a compound file, the container of old Office files, holds a stream of this name. Looks for the name as the directory
 * writes it, whatever state the rest of the file is in.
 */
export function holdsStream(bytes: Uint8Array, name: string): boolean {
  return findEntry(bytes, name) !== null
}

/** Whether the directory of a compound file, which says what it is, can be read. */
export function hasDirectory(bytes: Uint8Array): boolean {
  return topEntries(bytes).length > 0
}

/** The bytes of a stream of a compound file; null where the file does not hold it whole. */
export function readStream(bytes: Uint8Array, name: string): Uint8Array | null {
  const entry = findEntry(bytes, name)
  if (entry === null) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (![9, 12].includes(view.getUint16(30, true)) || view.getUint16(32, true) !== 6) return null
  // The directory starts with the root, whose own stream holds all small ones.
  const root = (view.getUint32(48, true) + 1) * 2 ** view.getUint16(30, true)
  if (root + ENTRY > bytes.length) return null
  const [start, size] = [view.getUint32(entry + 116, true), view.getUint32(entry + 120, true)]
  const sectors = sectorTable(view)
  const sectorSize = 2 ** view.getUint16(30, true)
  const regular = (first: number, length: number) =>
    gather(bytes, chain(first, sectors), length, sectorSize, (sector) => (sector + 1) * sectorSize)
  if (size >= view.getUint32(56, true)) return regular(start, size)
  const mini = regular(view.getUint32(root + 116, true), view.getUint32(root + 120, true))
  const table = regular(view.getUint32(60, true), view.getUint32(64, true) * sectorSize)
  if (!mini || !table) return null
  const miniSize = 2 ** view.getUint16(32, true)
  return gather(mini, chain(start, numbers(table)), size, miniSize, (sector) => sector * miniSize)
}

/**
 * Where the entry of the directory stands. Embedded documents have streams of the same names, so that one at the top is wanted;
 * where the directory is no longer a tree, any: entries start at multiples of their length.
 */
function findEntry(bytes: Uint8Array, name: string): number | null {
  const wanted = Array.from(`${name}\0`, (char) => [char.charCodeAt(0), 0]).flat()
  const isNamed = (at: number) => wanted.every((byte, i) => bytes[at + i] === byte)
  const top = topEntries(bytes)
  if (top.length > 0) return top.find(isNamed) ?? null
  for (let at = 512; at + ENTRY <= bytes.length; at += ENTRY) if (isNamed(at)) return at
  return null
}

/** Where the entries directly below the root stand: the tree of their links (MS-CFB 2.6.4). */
function topEntries(bytes: Uint8Array): readonly number[] {
  if (bytes.length < 1024) return []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (![9, 12].includes(view.getUint16(30, true))) return []
  const size = 2 ** view.getUint16(30, true)
  const sectors = [...chain(view.getUint32(48, true), sectorTable(view))]
  const placeOf = (entry: number) => {
    const sector = sectors[Math.floor((entry * ENTRY) / size)]
    const place = sector === undefined ? Infinity : (sector + 1) * size + ((entry * ENTRY) % size)
    return place + ENTRY <= bytes.length ? place : null
  }
  const root = placeOf(0)
  const found = new Set<number>()
  const open = root === null ? [] : [view.getUint32(root + 76, true)]
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const place = entry > LAST_REGULAR ? null : placeOf(entry)
    if (place === null || found.has(place)) continue
    found.add(place)
    open.push(view.getUint32(place + 68, true), view.getUint32(place + 72, true))
  }
  return [...found]
}

/** For each sector the one that follows it. */
function sectorTable(view: DataView): number[] {
  const size = 2 ** view.getUint16(30, true)
  const places: number[] = []
  for (let at = 76; at < 512; at += 4) places.push(view.getUint32(at, true))
  let more = view.getUint32(68, true)
  for (let count = view.byteLength / size; more <= LAST_REGULAR && count > 0; count--) {
    const start = (more + 1) * size
    if (start + size > view.byteLength) break
    for (let at = start; at < start + size - 4; at += 4) places.push(view.getUint32(at, true))
    more = view.getUint32(start + size - 4, true)
  }
  return places.flatMap((place) => {
    const start = (place + 1) * size
    if (place > LAST_REGULAR || start + size > view.byteLength) return []
    return numbers(new Uint8Array(view.buffer, view.byteOffset + start, size))
  })
}

function numbers(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(4 * i, true))
}

/** The sectors of a stream; one that returns to itself ends after as many as there are. */
function* chain(first: number, next: readonly number[]): Generator<number> {
  let sector = first
  for (let count = 0; sector <= LAST_REGULAR && count <= next.length; count++) {
    yield sector
    sector = next[sector] ?? Infinity
  }
}

function gather(
  bytes: Uint8Array,
  sectors: Iterable<number>,
  length: number,
  sectorSize: number,
  placeOf: (sector: number) => number,
): Uint8Array | null {
  if (length > bytes.length) return null
  const result = new Uint8Array(length)
  let filled = 0
  for (const sector of sectors) {
    if (filled >= length) break
    const wanted = Math.min(sectorSize, length - filled)
    const part = bytes.subarray(placeOf(sector), placeOf(sector) + wanted)
    if (part.length < wanted) return null
    result.set(part, filled)
    filled += wanted
  }
  return filled >= length ? result : null
}
