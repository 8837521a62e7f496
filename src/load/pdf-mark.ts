/** A character on a page. Points from the top left of the page as it is shown, y downwards. */
export interface Glyph {
  readonly text: string
  readonly x0: number
  readonly x1: number
  /** Of the baseline. */
  readonly y: number
  readonly size: number
}

/** A horizontal or vertical stroke; `x0 <= x1` and `y0 <= y1`, one pair equal. */
export interface Stroke {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

export interface Box {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** What is drawn on a page, turned so that its text runs from left to right. */
export interface PageMarks {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly glyphs: readonly Glyph[]
  readonly strokes: readonly Stroke[]
}
