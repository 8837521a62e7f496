import type { PdfEngine } from './pdf-engine.ts'
import type { Stroke } from './pdf-mark.ts'
import { IDENTITY, type Matrix, multiply, toMatrix, transform } from './pdf-matrix.ts'
import { pathStrokes } from './pdf-strokes.ts'

/** What pdf.js lets know of a font. */
export interface PdfFont {
  readonly fontMatrix?: ArrayLike<number>
  readonly vertical?: boolean
}

/** A character where it is painted: its origin, and the way to the next one. */
export interface Painted {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly dx: number
  readonly dy: number
  readonly size: number
}

interface State {
  ctm: Matrix
  text: Matrix
  x: number
  y: number
  lineX: number
  lineY: number
  font: PdfFont
  size: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  fill: string
  stroke: string
}

/** A glyph as pdf.js hands it to its own canvas. */
interface PdfGlyph {
  readonly unicode: string
  readonly width: number
  readonly isSpace: boolean
  readonly vmetric?: readonly number[] | null
}

/** More of either on one page is no report. */
const MAX_MARKS = 200_000
const DEEPEST = 1000
const VERTICAL_ASCENT = 0.88
const WHITE = /^#f{6}$/i

/** Follows the operators of a page as the canvas of pdf.js does, and keeps its characters and its straight lines. */
export class PdfPainter {
  readonly glyphs: Painted[] = []
  readonly strokes: Stroke[] = []
  readonly #operators: Readonly<Record<number, (args: readonly unknown[]) => void>>
  readonly #saved: State[] = []
  #state: State

  constructor(
    engine: PdfEngine,
    readonly base: Matrix,
    readonly fontOf: (name: string) => PdfFont,
  ) {
    this.#state = initial(base)
    const { OPS } = engine
    this.#operators = {
      [OPS.save]: () => this.#save(),
      [OPS.restore]: () => this.#restore(),
      [OPS.transform]: (args) => this.#transform(args),
      [OPS.paintFormXObjectBegin]: ([matrix]) => {
        this.#save()
        if (matrix) this.#transform(matrix)
      },
      [OPS.paintFormXObjectEnd]: () => this.#restore(),
      [OPS.beginGroup]: () => this.#save(),
      [OPS.endGroup]: () => this.#restore(),
      [OPS.beginAnnotation]: ([, , outer, inner]) => {
        this.#saved.length = 0
        this.#state = initial(base)
        this.#transform(outer)
        this.#transform(inner)
      },
      [OPS.beginText]: () => this.#place(IDENTITY),
      [OPS.setTextMatrix]: (args) => this.#place(toMatrix(args.length === 1 ? args[0] : args)),
      [OPS.moveText]: ([x, y]) => this.#move(Number(x), Number(y)),
      [OPS.nextLine]: () => this.#move(0, -this.#state.leading),
      [OPS.setLeadingMoveText]: ([x, y]) => {
        this.#state.leading = -Number(y)
        this.#move(Number(x), Number(y))
      },
      [OPS.setFont]: ([name, size]) => this.#font(name, size),
      [OPS.setGState]: ([pairs]) => {
        for (const [key, value] of pairs as [string, unknown[]][]) if (key === 'Font') this.#font(value[0], value[1])
      },
      [OPS.setCharSpacing]: this.#number('charSpacing'),
      [OPS.setWordSpacing]: this.#number('wordSpacing'),
      [OPS.setLeading]: this.#number('leading'),
      [OPS.setTextRise]: this.#number('rise'),
      [OPS.setHScale]: ([percent]) => {
        this.#state.scale = Number(percent) / 100
      },
      [OPS.setFillRGBColor]: ([color]) => {
        this.#state.fill = String(color)
      },
      [OPS.setStrokeRGBColor]: ([color]) => {
        this.#state.stroke = String(color)
      },
      [OPS.showText]: ([glyphs]) => this.#show(glyphs as readonly (PdfGlyph | number)[]),
      [OPS.constructPath]: ([painted, path]) => {
        const data = (path as (ArrayLike<number> | null)[])[0]
        const drawn = PAINTS.find((name) => OPS[name] === painted)
        if (!data || !drawn || this.strokes.length > MAX_MARKS) return
        const filled = /fill/i.test(drawn)
        const stroked = /stroke/i.test(drawn)
        if (stroked && WHITE.test(this.#state.stroke)) return
        if (filled && !stroked && WHITE.test(this.#state.fill)) return
        if (filled) this.strokes.push(...pathStrokes(data, this.#state.ctm, true))
        if (stroked) this.strokes.push(...pathStrokes(data, this.#state.ctm, false))
      },
    }
  }

  paint(operators: readonly number[], args: readonly unknown[]): void {
    operators.forEach((operator, i) => {
      this.#operators[operator]?.((args[i] ?? []) as readonly unknown[])
    })
  }

  #number(key: 'charSpacing' | 'wordSpacing' | 'leading' | 'rise'): (args: readonly unknown[]) => void {
    return ([value]) => {
      this.#state[key] = Number(value)
    }
  }

  #save(): void {
    if (this.#saved.length < DEEPEST) this.#saved.push({ ...this.#state })
  }

  #restore(): void {
    this.#state = this.#saved.pop() ?? this.#state
  }

  #transform(matrix: unknown): void {
    this.#state.ctm = multiply(this.#state.ctm, toMatrix(matrix))
  }

  #place(matrix: Matrix): void {
    Object.assign(this.#state, { text: matrix, x: 0, y: 0, lineX: 0, lineY: 0 })
  }

  #move(x: number, y: number): void {
    const state = this.#state
    state.x = state.lineX += x
    state.y = state.lineY += y
  }

  #font(name: unknown, size: unknown): void {
    this.#state.font = this.fontOf(String(name))
    this.#state.size = Number(size)
  }

  #show(glyphs: readonly (PdfGlyph | number)[]): void {
    const state = this.#state
    const { size, font } = state
    const em = Math.abs(font.fontMatrix?.[0] ?? 0.001)
    const matrix = multiply(state.ctm, state.text)
    const height = Math.abs(size) * Math.hypot(matrix[2], matrix[3])
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        if (font.vertical) state.y -= (glyph / 1000) * size
        else state.x -= (glyph / 1000) * size * state.scale
        continue
      }
      const spacing = state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0)
      const width = glyph.width * em * size
      // The origin of a vertical font is the middle of the character's top.
      const [left, down] = font.vertical ? [state.x - width / 2, VERTICAL_ASCENT * size] : [state.x, 0]
      const [x, y] = transform(matrix, left, state.y + state.rise - down)
      const [endX, endY] = transform(matrix, left + width * state.scale, state.y + state.rise - down)
      if (this.glyphs.length < MAX_MARKS && Number.isFinite(x + y + endX + endY) && glyph.unicode.trim() !== '')
        this.glyphs.push({ text: glyph.unicode, x, y, dx: endX - x, dy: endY - y, size: height })
      if (font.vertical) state.y += (glyph.vmetric?.[0] ?? -1000) * em * size - spacing
      else state.x += (width + spacing) * state.scale
    }
  }
}

const PAINTS = [
  'stroke',
  'closeStroke',
  'fill',
  'eoFill',
  'fillStroke',
  'eoFillStroke',
  'closeFillStroke',
  'closeEOFillStroke',
] as const

function initial(ctm: Matrix): State {
  return {
    ctm,
    text: IDENTITY,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
    font: {},
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    fill: '#000000',
    stroke: '#000000',
  }
}
