import { zipSync } from 'fflate'
import { EncryptedFileError, readXls, readXlsx, type Workbook } from 'hucre'
import type { Tree } from '../model/tree.ts'
import { readStream } from './compound.ts'
import { LIMITS } from './limits.ts'
import { LoadError } from './load-error.ts'
import { readWorkbook } from './read-workbook.ts'
import { MAX_COLUMNS, type SheetBlock, sheetBlocks } from './sheet-blocks.ts'
import { TextView } from './text-view.ts'
import { cellName, columnName, type WorkbookSheet } from './workbook.ts'
import { addXlsStyles } from './xls-styles.ts'
import type { Archive } from './zip.ts'

/** Bytes of all parts that are read: they take some ten times as much memory. */
const MAX_BYTES = 150_000_000
/** The parts that hold cells; pictures, charts and comments stay unread. */
const PARTS = /^(?:\[Content_Types\]\.xml|_rels\/|xl\/(?:_rels\/|worksheets\/[^/]+\.xml$|[^/]+\.xml$|theme\/))/i

/**
 * Reads a workbook (.xlsx): each sheet a heading, its tables, and paragraphs of what stands alone around them. Texts are what
 * the workbook displays; sources name sheet and cell.
 *
 * @throws LoadError `damaged`, `encrypted`, `empty`, `too-large`.
 */
export async function loadXlsx(archive: Archive, cells: number): Promise<Tree> {
  const files: Record<string, Uint8Array> = {}
  let total = 0
  for (const name of archive.names.filter((each) => PARTS.test(each))) {
    const part = archive.read(name)
    total += part?.length ?? 0
    if (total > MAX_BYTES) throw tooLarge()
    if (part) files[name] = part
  }
  // Packed again without compression, the reader inflates nothing that was not inflated within limits.
  const bytes = zipSync(files, { level: 0 })
  return toTree(await opened(() => readXlsx(bytes, { readStyles: true })), cells)
}

/**
 * Reads a workbook of Excel 97 to 2003 (.xls, BIFF8).
 *
 * @throws LoadError as {@link loadXlsx} does.
 */
export async function loadXls(bytes: Uint8Array, cells: number = LIMITS.cells): Promise<Tree> {
  if (bytes.length > MAX_BYTES) throw tooLarge()
  const workbook = await opened(() => readXls(new Uint8Array(bytes)))
  const stream = readStream(bytes, 'Workbook')
  if (stream) addXlsStyles(workbook, stream)
  return toTree(workbook, cells)
}

async function opened(read: () => Promise<Workbook>): Promise<Workbook> {
  try {
    return await read()
  } catch (error) {
    throw error instanceof EncryptedFileError ? encrypted() : damaged()
  }
}

function toTree(workbook: Workbook, cells: number): Tree {
  const sheets = readWorkbook(workbook, cells)
  const view = new TextView()
  for (const sheet of sheets.filter((each) => !each.hidden)) {
    const blocks = sheetBlocks(sheet)
    if (blocks.length === 0) continue
    view.paragraph(sheet.name, { depth: 1, source: { sheet: sheet.name } })
    for (const block of blocks) write(view, sheet.name, block)
  }
  const tree = view.finish('xlsx', {}, sheets.flatMap(notesOn))
  if (tree.blocks.length === 0) throw empty()
  return tree
}

function write(view: TextView, sheet: string, block: SheetBlock): void {
  if (block.kind === 'paragraph') {
    const { row, column, text } = block.cell
    view.paragraph(text, { source: { sheet, cell: cellName(row, column) } })
    return
  }
  const { rows, columns } = block
  const cells = block.cells.map(({ row, column, indent, ...cell }) => ({
    ...cell,
    row: row - block.row,
    column: column - block.column,
    ...(indent > 0 ? { indent } : {}),
    source: { sheet, cell: cellName(row, column) },
  }))
  view.table({ rows, columns, cells, source: { sheet, cell: cellName(block.row, block.column) } })
}

function notesOn({ name, hidden, hiddenRows, hiddenColumns, uncalculated, cells }: WorkbookSheet): string[] {
  if (hidden) return [`隐藏的工作表未读取：${name} / hidden sheet left out: ${name}`]
  const used = new Set(cells.map((cell) => cell.row))
  const usedColumns = new Set(cells.map((cell) => cell.column))
  const rows = hiddenRows.filter((row) => used.has(row)).map((row) => row + 1)
  const columns = hiddenColumns.filter((column) => usedColumns.has(column)).map(columnName)
  const beyond = cells.some((cell) => cell.column >= MAX_COLUMNS)
  return [
    ...(rows.length > 0 ? [`${name}：含隐藏行 ${listed(rows)} / hidden rows ${listed(rows)}`] : []),
    ...(columns.length > 0 ? [`${name}：含隐藏列 ${listed(columns)} / hidden columns ${listed(columns)}`] : []),
    ...(uncalculated > 0
      ? [`${name}：${uncalculated} 个公式没有存储结果 / ${uncalculated} formulas without a stored result`]
      : []),
    ...(beyond ? [`${name}：只读取前 ${MAX_COLUMNS} 列 / only the first ${MAX_COLUMNS} columns were read`] : []),
  ]
}

/** No more than ten of them. */
function listed(places: readonly (string | number)[]): string {
  return places.slice(0, 10).join(', ') + (places.length > 10 ? ' …' : '')
}

function damaged(): LoadError {
  return new LoadError('damaged', {
    zh: '工作簿已损坏，或不是 Excel 97 及以后的格式',
    en: 'The workbook is damaged, or older than Excel 97',
  })
}

function encrypted(): LoadError {
  return new LoadError('encrypted', {
    zh: '工作簿有打开密码，请先解除加密',
    en: 'The workbook needs a password; remove it first',
  })
}

function empty(): LoadError {
  return new LoadError('empty', { zh: '工作簿没有内容', en: 'The workbook is empty' })
}

function tooLarge(): LoadError {
  return new LoadError('too-large', {
    zh: `工作簿过大：超过 ${MAX_BYTES / 1e6} MB`,
    en: `The workbook is too large: more than ${MAX_BYTES / 1e6} MB`,
  })
}
