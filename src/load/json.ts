import type { Tree } from '../model/tree.ts'
import { layoutGrid } from './layout-grid.ts'
import { LoadError } from './load-error.ts'
import { modelProblem } from './model-problem.ts'
import { firstIssue, listAt, type ReportModel } from './report-model.ts'
import { TextView } from './text-view.ts'

type Block = ReportModel['blocks'][number]
type Rows = Extract<Block, { type: 'table' }>['rows']

/** Blocks and cells together: a budget book of a thousand pages has a third of it. */
const MOST = 300_000

/**
 * Reads a report model (schema/report.json). Sources are JSON Pointers: `/blocks/3/rows/0/1`.
 *
 * @throws LoadError `damaged` for what is no JSON, `model` for what does not fit the schema, `too-large`, `empty`
 */
export function loadJson(text: string): Tree {
  const value = parse(text.replace(/^\ufeff/, ''))
  if (sizeOf(value) > MOST) throw tooLarge()
  const issue = firstIssue(value)
  if (issue) throw modelProblem(issue, value)
  const { blocks, title, organisation, year } = value as ReportModel
  const view = new TextView()
  for (const [i, block] of blocks.entries()) write(view, block, `/blocks/${i}`)
  const tree = view.finish('json', {
    ...(title ? { title } : {}),
    ...(organisation ? { organisation } : {}),
    ...(year ? { year: String(year) } : {}),
  })
  if (tree.blocks.length === 0) throw empty()
  return tree
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw notJson(error)
  }
}

function sizeOf(value: unknown): number {
  const blocks = listAt(value, 'blocks') ?? []
  let size = blocks.length
  for (const block of blocks)
    for (const row of listAt(block, 'rows') ?? []) size += 1 + (Array.isArray(row) ? row.length : 0)
  return size
}

function write(view: TextView, block: Block, path: string): void {
  const source = { path }
  if (block.type === 'table') writeTable(view, block.rows, path)
  else if (block.type === 'heading') view.paragraph(oneLine(block.text), { depth: block.level, source })
  else if (block.type === 'paragraph') view.paragraph(oneLine(block.text), { source })
  else view.paragraph(oneLine(block.text), { role: block.type, source })
}

/** A paragraph is a line of the view. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]/g, ' ')
}

function writeTable(view: TextView, rows: Rows, path: string): void {
  const spanned = rows.map((row, r) =>
    row.map((cell, c) => {
      const { text, rowSpan = 1, columnSpan = 1, indent = 0 } = typeof cell === 'string' ? { text: cell } : cell
      const value = {
        text,
        source: { path: `${path}/rows/${r}/${c}` },
        ...(indent > 0 ? { indent } : {}),
      }
      return { rowSpan, columnSpan, value }
    }),
  )
  const grid = layoutGrid(spanned)
  view.table({
    rows: grid.rows,
    columns: grid.columns,
    cells: grid.cells.map(({ value, ...at }) => ({ ...at, ...value })),
    source: { path },
  })
}

/** Where it breaks, the runtime says in its own words, with the text around the place or a position. */
function notJson(error: unknown): LoadError {
  const reason = error instanceof Error ? error.message.replace(/[\p{C}\s]{1,99}/gu, ' ').slice(0, 200) : ''
  return new LoadError('damaged', { zh: `不是完整的 JSON：${reason}`, en: `This is no complete JSON: ${reason}` })
}

function tooLarge(): LoadError {
  return new LoadError('too-large', {
    zh: `报告过大：超过 ${MOST} 个段落和单元格`,
    en: `The report is too large: more than ${MOST} blocks and cells`,
  })
}

function empty(): LoadError {
  return new LoadError('empty', { zh: '报告没有内容', en: 'The report is empty' })
}
