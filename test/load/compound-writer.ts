export const u16 = (...values: number[]) => values.flatMap((value) => [value & 255, (value >> 8) & 255])
export const u32 = (...values: number[]) => values.flatMap((value) => [...u16(value & 0xffff), ...u16(value >>> 16)])
export const wide = (text: string) => Array.from({ length: text.length }, (_, i) => u16(text.charCodeAt(i))).flat()

const NONE = 0xffffffff
const LAST = 0xfffffffe

/** A stream, or a storage of streams. */
export type Content = readonly number[] | { readonly [name: string]: Content }

/**
 * Writes a compound file by hand (MS-CFB): sectors of 512 bytes, in order the sector tables, the directory and the streams, each
 * filled up to 4096 bytes so that none is a small one.
 */
export function compoundFile(content: Readonly<Record<string, Content>>): Uint8Array {
  const entries: { name: string; type: number; child: number; next: number; stream: readonly number[] }[] = []
  const add = (name: string, of: Content): number => {
    const isStream = Array.isArray(of)
    const entry = { name, type: isStream ? 2 : 1, child: NONE, next: NONE, stream: isStream ? (of as number[]) : [] }
    const at = entries.push(entry) - 1
    let next = NONE
    for (const [inner, one] of isStream ? [] : Object.entries(of).reverse()) {
      const child = add(inner, one)
      const made = entries[child]
      if (made) made.next = next
      next = child
    }
    entry.child = next
    return at
  }
  add('Root Entry', content)
  const directorySectors = Math.ceil(entries.length / 4)
  const sizes = entries.map(({ type, stream }) => (type === 2 ? Math.max(8, Math.ceil(stream.length / 512)) : 0))
  const total = directorySectors + sizes.reduce((sum, size) => sum + size, 0)
  const tables = Math.ceil(total / 127)
  const next = [...new Array<number>(tables).fill(0xfffffffd), ...chain(tables, directorySectors)]
  const starts = sizes.map((size) => {
    const start = next.length
    next.push(...chain(start, size))
    return size > 0 ? start : LAST
  })
  while (next.length < tables * 128) next.push(NONE)
  return Uint8Array.from([
    ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    ...new Array<number>(16).fill(0),
    ...u16(0x3e, 3, 0xfffe, 9, 6, 0, 0, 0),
    ...u32(0, tables, tables, 0, 4096, LAST, 0, LAST, 0),
    ...u32(...Array.from({ length: 109 }, (_, i) => (i < tables ? i : NONE))),
    ...u32(...next),
    ...filled(
      entries.flatMap((entry, i) => [
        ...filled(wide(entry.name), 64),
        ...u16(2 * entry.name.length + 2),
        i === 0 ? 5 : entry.type,
        1,
        ...u32(NONE, entry.next, entry.child),
        ...new Array<number>(36).fill(0),
        ...u32(starts[i] ?? LAST, (sizes[i] ?? 0) * 512, 0),
      ]),
      directorySectors * 512,
    ),
    ...entries.flatMap(({ stream }, i) => filled(stream, (sizes[i] ?? 0) * 512)),
  ])
}

function chain(start: number, size: number): number[] {
  return Array.from({ length: size }, (_, i) => (i === size - 1 ? LAST : start + i + 1))
}

export function filled(bytes: readonly number[], length: number): number[] {
  return [...bytes, ...new Array<number>(length - bytes.length).fill(0)]
}
