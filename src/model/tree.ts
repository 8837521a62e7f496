/**
 * What a loader makes of a file: a flat list of blocks over one text.
 *
 * Offsets count UTF-16 code units of {@link Tree.text}. For text formats that text is the input itself; for the
 * others it is the text view that the loader wrote, and {@link Block.source} says where the block stands in the original.
 */
export interface Tree {
  readonly format: Format
  readonly text: string
  readonly blocks: readonly Block[]
  /** What the file says of itself outside its text: frontmatter or document properties. */
  readonly meta: Readonly<Record<string, string>>
  /** What was noticed while loading that a person should know: hidden sheets, pages without text. */
  readonly notes: readonly string[]
}

export type Format = 'markdown' | 'text' | 'html' | 'docx' | 'xlsx' | 'pdf' | 'doc' | 'json'

export type Block = Paragraph | Table

/** Text of one paragraph, heading, list item or cell, whose characters need not stand side by side in the tree's text. */
export interface Passage {
  readonly text: string
  /** Ascending in `at`: from `at` on, character i of the passage stands at `offset + (i - at)`. Never empty; the first `at` is 0. */
  readonly pieces: readonly Piece[]
}

export interface Piece {
  readonly at: number
  readonly offset: number
}

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly passage: Passage
  /** 1–6 where the format itself marks a heading; the outline decides the rest by printed numbers. */
  readonly depth?: number
  /** Set for what is not running text: list items, footnotes, text boxes. */
  readonly role?: 'item' | 'note' | 'box'
  readonly source?: Source
}

export interface Table {
  readonly kind: 'table'
  /** The grid's size, at least as large as every cell needs. */
  readonly rows: number
  readonly columns: number
  /** By row, then column. Positions that no cell covers are blank. */
  readonly cells: readonly Cell[]
  readonly source?: Source
}

export interface Cell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly passage: Passage
  /** Leading spaces, or the format's own indent, of a row label. */
  readonly indent?: number
  /** The exact stored value where it differs from what is printed (workbooks). */
  readonly exact?: string
  /** A workbook's formula that gives something else than the value that is stored and displayed; what it gives, as displayed. */
  readonly formula?: { readonly text: string; readonly result: string }
  readonly source?: Source
}

/**
 * Where something stands in an original that is not text; all counts start at 1. Paragraphs and tables are counted as their start
 * tags follow each other in the file, rows and columns in the grid; a path is the XPath of a page's
 * element or the JSON Pointer of a report model's block or cell.
 */
export type Source =
  | { readonly page: number; readonly bbox?: readonly [number, number, number, number] }
  | { readonly sheet: string; readonly cell?: string }
  | { readonly paragraph: number; readonly run?: number }
  | { readonly table: number; readonly row?: number; readonly column?: number }
  | { readonly path: string }
