import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { crc32 } from '../../src/load/crc32.ts'
import { LoadError } from '../../src/load/load-error.ts'
import { openZip, type ZipLimits } from '../../src/load/zip.ts'

const LOCAL = [0x50, 0x4b, 0x03, 0x04]
const CENTRAL = [0x50, 0x4b, 0x01, 0x02]

describe('openZip', () => {
  it('reads stored and deflated files, and tells them from folders', () => {
    const archive = openZip(
      zipSync({ 'a/': new Uint8Array(), 'a/b.txt': strToU8('收入合计'), 'c.txt': [strToU8('x'), { level: 0 }] }),
    )
    expect(archive.names).toEqual(['a/b.txt', 'c.txt'])
    expect(new TextDecoder().decode(archive.read('a/b.txt') ?? undefined)).toBe('收入合计')
    expect(archive.read('C.TXT')).toEqual(strToU8('x'))
    expect(archive.read('d.txt')).toBeNull()
  })

  it('inflates files of many blocks', () => {
    const bytes = Uint8Array.from({ length: 700_000 }, (_, i) => (i * i * 31) >> 7)
    const read = openZip(zipSync({ big: bytes })).read('big') ?? new Uint8Array()
    expect([read.length, crc32(read)]).toEqual([bytes.length, crc32(bytes)])
  })

  it('takes backslashes for slashes, as old writers of workbooks do', () => {
    expect(openZip(zipSync({ 'xl\\workbook.xml': strToU8('<x/>') })).read('xl/workbook.xml')).toEqual(strToU8('<x/>'))
  })

  it('reads names that Chinese Windows wrote in GBK', () => {
    const zip = zipSync({ 'AAAA.txt': strToU8('1') })
    // 决算 in GBK; without the mark for UTF-8 that fflate sets only for names that need it.
    for (const mark of [LOCAL, CENTRAL]) zip.set([0xbe, 0xf6, 0xcb, 0xe3], find(zip, mark) + (mark === LOCAL ? 30 : 46))
    expect(openZip(zip).names).toEqual(['决算.txt'])
  })

  it('refuses what inflates to more than the limits, before it inflates anything', () => {
    const bomb = zipSync({ bomb: new Uint8Array(3_000_000) })
    expect(reason(bomb)).toBe('too-large')
    expect(reason(bomb, { ratio: 5000 })).toBeNull()
    expect(reason(bomb, { ratio: 5000, entryBytes: 2_999_999 })).toBe('too-large')
    const two = zipSync({ a: [new Uint8Array(600_000), { level: 0 }], b: [new Uint8Array(600_000), { level: 0 }] })
    expect(reason(two, { totalBytes: 1_000_000 })).toBe('too-large')
    expect(reason(two, { entries: 1 })).toBe('too-large')
    expect(reason(two)).toBeNull()
  })

  it('refuses headers that declare another length than there is', () => {
    for (const size of [100, 5000]) {
      const zip = zipSync({ a: new Uint8Array(1000).fill(7) })
      write32(zip, find(zip, CENTRAL) + 24, size)
      expect(() => openZip(zip).read('a')).toThrow(LoadError)
    }
  })

  it('refuses a wrong checksum', () => {
    const zip = zipSync({ a: [strToU8('100万元'), { level: 0 }] })
    zip[find(zip, LOCAL) + 31] = 0x39
    expect(() => openZip(zip).read('a')).toThrow(LoadError)
  })

  it('refuses a password', () => {
    const zip = zipSync({ a: strToU8('x') })
    zip[find(zip, CENTRAL) + 8] = 1
    expect(reason(zip)).toBe('encrypted')
  })

  it.each(['../a', 'a/../../b', '/etc/a', 'C:/a', 'a\\..\\b'])('refuses the path %s', (name) => {
    expect(reason(zipSync({ [name]: strToU8('x') }))).toBe('damaged')
  })

  it('refuses a name given twice, and two entries over the same bytes', () => {
    const zip = zipSync({ aa: strToU8('x'), ab: strToU8('x') })
    zip[find(zip, LOCAL, 1) + 31] = 0x61
    zip[find(zip, CENTRAL, 1) + 47] = 0x41
    expect(reason(zip)).toBe('damaged')
    const overlap = zipSync({ a: strToU8('x'), b: strToU8('x') })
    overlap[find(overlap, CENTRAL, 1) + 46] = 0x61
    write32(overlap, find(overlap, CENTRAL, 1) + 42, 0)
    expect(reason(overlap)).toBe('damaged')
  })

  it('refuses an archive that is cut off anywhere', () => {
    const zip = zipSync({ 'word/document.xml': strToU8('<a>'.repeat(50)), b: strToU8('x') })
    for (let length = 0; length < zip.length; length++) expect(reason(zip.slice(0, length))).toBe('damaged')
  })
})

describe('crc32', () => {
  it('is that of the standard', () => {
    expect(crc32(strToU8('123456789'))).toBe(0xcbf43926)
    expect(crc32(strToU8('456789'), crc32(strToU8('123')))).toBe(0xcbf43926)
  })
})

function reason(zip: Uint8Array, limits: Partial<ZipLimits> = {}): string | null {
  try {
    openZip(zip, limits)
    return null
  } catch (error) {
    if (error instanceof LoadError) return error.reason
    throw error
  }
}

function find(bytes: Uint8Array, mark: readonly number[], skip = 0): number {
  for (let at = 0; at < bytes.length; at++)
    if (mark.every((byte, i) => bytes[at + i] === byte) && skip-- === 0) return at
  throw new Error('no such mark')
}

function write32(bytes: Uint8Array, at: number, value: number): void {
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(at, value, true)
}
