/** How much of a file is read before it is refused, so that no input takes all the memory or time there is. */
export interface LoadLimits {
  /** Bytes of a text, Markdown or HTML file. */
  readonly textBytes: number
  /** Bytes of an Office file once it is unpacked; one part may take two fifths of them. */
  readonly unpackedBytes: number
  /** Files inside an Office file. */
  readonly entries: number
  /** Cells of a workbook that hold something. */
  readonly cells: number
  /** Pages of a PDF. */
  readonly pages: number
  /** Seconds that may go into a PDF without so much as a font or some lines of a page coming out; of the processor, in Node. */
  readonly stallSeconds: number
}

export const LIMITS: LoadLimits = {
  textBytes: 20_000_000,
  unpackedBytes: 500_000_000,
  entries: 2000,
  cells: 1_000_000,
  pages: 3000,
  stallSeconds: 4,
}
