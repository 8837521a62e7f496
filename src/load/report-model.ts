import { z } from 'zod'

/** As printed: figures are text, since `20.30` is not `20.3`. */
const text = z.string().describe('As printed. Figures too: "20.30" is not 20.3.')

const span = z.int().min(1)

const cell = z.union([
  text,
  z.strictObject({
    text,
    rowSpan: span.optional().describe('Rows that the cell reaches down; 1 by default.'),
    columnSpan: span.optional().describe('Columns that the cell reaches to the right; 1 by default.'),
    indent: z.int().min(0).max(40).optional().describe('Indentation of a row label, in half-width blanks.'),
  }),
])

const MOST_CELLS = 512

const row = z.array(cell).max(MOST_CELLS)

const block = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('heading'),
    level: z.int().min(1).max(6).describe('1 for the outermost.'),
    text: z.string().describe('With its printed number: "（一）基本支出".'),
  }),
  z.strictObject({ type: z.literal('paragraph'), text }),
  z.strictObject({ type: z.literal('item'), text }).describe('An item of a list, with its printed number.'),
  z.strictObject({ type: z.literal('note'), text }).describe('A footnote: it explains figures and states none.'),
  z
    .strictObject({
      type: z.literal('table'),
      rows: z
        .array(row)
        .describe(
          'Cells as in HTML: a position that a cell from above or from the left covers has no cell of its own.',
        ),
    })
    .describe('Its caption and unit are paragraphs before it.'),
])

/** A report as other systems hand it over: what the loaders of the other formats make of a file. */
export const reportModel = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.literal(1),
    title: z.string().optional().describe('By default the one that the first paragraphs print.'),
    organisation: z.string().optional().describe('The unit that reports.'),
    year: z.int().min(1900).max(2999).optional().describe('The year reported on.'),
    blocks: z.array(block).describe('Headings, paragraphs and tables in reading order.'),
  })
  .describe('A report to audit, for systems that hold it as data.')

export type ReportModel = z.infer<typeof reportModel>

type Issue = z.core.$ZodIssue

/**
 * The first thing that makes a value no report model, with its path from the outermost; null for a report model. Looked at
 * piece by piece: a schema that meets a hundred thousand wrong cells at once overflows.
 */
export function firstIssue(value: unknown): Issue | null {
  for (const { schema, part, path } of pieces(value)) {
    const [issue] = schema.safeParse(part).error?.issues ?? []
    if (issue) return { ...issue, path: [...path, ...issue.path] }
  }
  return null
}

interface Piece {
  readonly schema: z.ZodType
  readonly part: unknown
  readonly path: readonly (string | number)[]
}

/** A value without its blocks, each block without its rows, each row. */
function* pieces(value: unknown): Generator<Piece> {
  const blocks = listAt(value, 'blocks')
  yield { schema: reportModel, part: blocks ? { ...Object(value), blocks: [] } : value, path: [] }
  for (const [i, each] of (blocks ?? []).entries()) {
    const rows = listAt(each, 'rows')
    yield { schema: block, part: rows ? { ...Object(each), rows: [] } : each, path: ['blocks', i] }
    for (const [r, cells] of (rows ?? []).entries())
      yield {
        schema: row,
        part: Array.isArray(cells) ? cells.slice(0, MOST_CELLS + 1) : cells,
        path: ['blocks', i, 'rows', r],
      }
  }
}

/** The list under a key of an object; null where there is none. */
export function listAt(value: unknown, key: 'blocks' | 'rows'): readonly unknown[] | null {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : null
  return Array.isArray(found) ? found : null
}
