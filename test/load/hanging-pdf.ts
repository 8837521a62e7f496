import { type DrawnPage, writePdf } from './pdf-writer.ts'

/**
 * A PDF with a Type 1 font whose encoding names one code far beyond all others. For each of its characters pdf.js looks
 * through all codes up to that one: a second each, as in mutated files some of which took it the better part of a minute.
 */
export function hangingPdf(first: DrawnPage): Uint8Array {
  const header = `%!PS-AdobeFont-1.0: X\n/Encoding 256 array\ndup ${FARTHEST} /A put\nreadonly def\ncurrentfile eexec\n`
  const glyphs = Array.from({ length: CHARACTERS }, (_, i) => `/g${i} 5 RD xxxxx ND\n`)
  const body = encrypted(
    `/Private 1 dict dup begin\n/CharStrings ${CHARACTERS} dict dup begin\n${glyphs.join('')}end\n`,
  )
  const font = header + body
  const lengths = `/Length ${font.length} /Length1 ${header.length} /Length2 ${body.length} /Length3 0`
  return writePdf([first, { raw: ['BT /H 10 Tf 100 600 Td (A) Tj ET'] }], {
    objects: [
      `<< ${lengths} >>\nstream\n${font}\nendstream`,
      '<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1 1] /ItalicAngle 0 /Ascent 1 /Descent 0 /FontFile 3 0 R >>',
    ],
    fonts: '/H << /Type /Font /Subtype /Type1 /BaseFont /X /FontDescriptor 4 0 R >>',
  })
}

const FARTHEST = 50_000_000
const CHARACTERS = 60

/** Type 1 Font Format, 7.3: four bytes to begin with, of no meaning. */
function encrypted(text: string): string {
  let key = 55665
  return Array.from(`\0\0\0\0${text}`, (char) => {
    const cipher = char.charCodeAt(0) ^ (key >> 8)
    key = ((cipher + key) * 52845 + 22719) & 0xffff
    return String.fromCharCode(cipher)
  }).join('')
}
