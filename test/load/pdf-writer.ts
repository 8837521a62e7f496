/** A stretch of text; `x` and `y` in points from the top left of the page, `y` of the baseline. */
export interface Drawn {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size?: number
}

export interface DrawnPage {
  readonly width?: number
  readonly height?: number
  readonly texts?: readonly Drawn[]
  /** Strokes from x0, y0 to x1, y1. */
  readonly lines?: readonly (readonly [number, number, number, number])[]
  /** Filled boxes of that left, top, width and height. */
  readonly fills?: readonly (readonly [number, number, number, number])[]
  /** Entries of the page's dictionary. */
  readonly entries?: string
  /** Operators before all else, in the coordinates of PDF. */
  readonly operators?: string
  /** `/F1 size Tf` and the string, for texts in another font than the Chinese one. */
  readonly raw?: readonly string[]
}

export interface DrawnFile {
  readonly trailer?: string
  readonly objects?: readonly string[]
  /** The dictionary of fonts on every page; /S is a Chinese font that is not embedded, half as wide for ASCII. */
  readonly fonts?: string
}

const SONG =
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font ' +
  '/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> ' +
  '/DW 1000 /W [1 95 500] /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] ' +
  '/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>] >>'

/** Writes a PDF by hand: text at places, lines and boxes, nothing compressed. */
export function writePdf(pages: readonly DrawnPage[], file: DrawnFile = {}): Uint8Array {
  const song = 3 + (file.objects?.length ?? 0)
  const first = song + 1
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ')}] >>`,
    ...(file.objects ?? []),
    SONG,
    ...pages.flatMap((page, i) => {
      const { width = 600, height = 800, entries = '' } = page
      const content = drawPage(page, height)
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${first + 2 * i + 1} 0 R ` +
          `/Resources << /Font << /S ${song} 0 R ${file.fonts ?? ''} >> >> ${entries} >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  return assemble(objects, file.trailer ?? '')
}

function assemble(objects: readonly string[], trailer: string): Uint8Array {
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, i) => {
    const offset = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF`
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}

function drawPage({ operators = '', texts = [], lines = [], fills = [], raw = [] }: DrawnPage, height: number): string {
  return [
    operators,
    ...lines.map(([x0, y0, x1, y1]) => `${x0} ${height - y0} m ${x1} ${height - y1} l S`),
    ...fills.map(([x, y, w, h]) => `${x} ${height - y - h} ${w} ${h} re f`),
    ...texts.map(({ x, y, text, size = 10 }) => `BT /S ${size} Tf ${x} ${height - y} Td <${ucs2(text)}> Tj ET`),
    ...raw,
  ].join('\n')
}

function ucs2(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('')
}

/** The lines of a full grid with these edges, but for those left out. */
export function gridLines(
  xs: readonly number[],
  ys: readonly number[],
  leftOut: readonly (readonly [number, number, number, number])[] = [],
): [number, number, number, number][] {
  const steps = (edges: readonly number[]) => edges.slice(1).map((to, i) => [edges[i] ?? 0, to] as const)
  const across = ys.flatMap((y) => steps(xs).map(([a, b]): [number, number, number, number] => [a, y, b, y]))
  const down = xs.flatMap((x) => steps(ys).map(([a, b]): [number, number, number, number] => [x, a, x, b]))
  return [...across, ...down].filter((line) => !leftOut.some((other) => other.every((value, i) => value === line[i])))
}

/** Texts in the cells of a grid, a little right of and below their corners; empty strings are left out. */
export function gridTexts(xs: readonly number[], ys: readonly number[], rows: readonly (readonly string[])[]): Drawn[] {
  return rows.flatMap((row, r) =>
    row.flatMap((text, c) => (text === '' ? [] : [{ x: (xs[c] ?? 0) + 4, y: (ys[r] ?? 0) + 14, text }])),
  )
}
