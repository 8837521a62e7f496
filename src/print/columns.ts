/** Code points that terminals draw two cells wide (Unicode East Asian Width W and F), by first and last. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
]

const COMBINING = /^[\p{Mn}\p{Me}\p{Cf}]$/u

/** How many terminal cells a text takes. */
export function width(text: string): number {
  let cells = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code >= 0x20 && code < 0x7f) cells++
    else if (WIDE.some(([first, last]) => code >= first && code <= last)) cells += 2
    else if (!COMBINING.test(char)) cells++
  }
  return cells
}

export function padEnd(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - width(text)))
}

export function padStart(text: string, cells: number): string {
  return ' '.repeat(Math.max(0, cells - width(text))) + text
}

/** A report's text on one line, without what would steer the terminal: control characters and direction marks. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim()
}

/** Rows of cells as aligned lines, two blanks between columns; the last cell of a row is not padded. */
export function align(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, column) => {
      if (column < row.length - 1) widths[column] = Math.max(widths[column] ?? 0, width(cell))
    })
  }
  return rows.map((row) =>
    row
      .map((cell, column) => (column < row.length - 1 ? padEnd(cell, widths[column] ?? 0) : cell))
      .join('  ')
      .trimEnd(),
  )
}
