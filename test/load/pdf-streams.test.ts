import { readFileSync } from 'node:fs'
import { zlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { checkStreams } from '../../src/load/pdf-streams.ts'

function pdfWith(dictionary: string, packed: Uint8Array): Uint8Array {
  const text = (written: string) => new TextEncoder().encode(written)
  return Buffer.concat([
    text(`%PDF-1.4\n4 0 obj\n<< ${dictionary} /Length ${packed.length} >>\nstream\r\n`),
    packed,
    text('\nendstream\nendobj\n'),
  ])
}

describe('streams of a PDF', () => {
  const far = zlibSync(new Uint8Array(60_000_000).fill(0x20), { level: 9 })

  it('that inflate to more than 50 MB are refused', () => {
    expect(checkStreams(pdfWith('/Filter /FlateDecode', far))?.reason).toBe('too-large')
    expect(checkStreams(pdfWith('/Filter[/FlateDecode]', far))?.message).toContain('50 MB')
  })

  it('may be large pictures, which are not read', () => {
    expect(checkStreams(pdfWith('/Subtype /Image /Filter /FlateDecode', far))).toBeNull()
  })

  it('are not packed twice by honest writers', () => {
    const twice = zlibSync(far, { level: 9 })
    expect(checkStreams(pdfWith('/Filter [/FlateDecode /FlateDecode]', twice))?.reason).toBe('too-large')
  })

  it('of honest and damaged files are left to the parser', () => {
    expect(checkStreams(readFileSync('fixtures/formats/clean.pdf'))).toBeNull()
    expect(
      checkStreams(
        pdfWith(
          '/Filter /FlateDecode',
          far.map((byte, i) => (i > 20_000 ? byte ^ 0x55 : byte)),
        ),
      ),
    ).toBeNull()
    expect(checkStreams(new Uint8Array())).toBeNull()
  })
})
