/**
 * Whether a compound file (MS-CFB), the container of old Office files, holds a stream of this name. Looks for the name as the
 * directory writes it, whatever state the rest of the file is in.
 */
export function holdsStream(bytes: Uint8Array, name: string): boolean {
  const wanted = Array.from(`${name}\0`, (char) => [char.charCodeAt(0), 0]).flat()
  // Entries of the directory are 128 bytes long and start at multiples of it.
  for (let at = 512; at + wanted.length <= bytes.length; at += 128)
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true
  return false
}
