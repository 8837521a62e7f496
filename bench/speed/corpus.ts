import { Figures } from './figures.ts'
import { officeOf, type Piece, SHAPES } from './shapes.ts'

/** A generated report, written twice over. */
interface Generated {
  readonly text: string
  readonly markdown: string
}

const NUMBERS = '一二三四五六七八九十'

/** The `index`-th report of the corpus: at least `size` bytes of UTF-8 as plain text, always the same. */
export function generate(index: number, size: number): Generated {
  const figures = new Figures(index + 1)
  const writers = SHAPES[index % SHAPES.length] ?? []
  const pieces: Piece[] = [heading(`青石区第${index + 1}片区2023年度部门整体支出绩效自评报告`)]
  let length = 0
  for (let turn = 0; length < size; turn++) {
    const office = officeOf(index + turn)
    const title = heading(`${numbered(turn)}、${office}有关情况`)
    const found = [title, ...writers.flatMap((write) => write(figures, office))]
    for (const piece of found) length += Buffer.byteLength(asText(piece))
    pieces.push(...found)
  }
  return { text: pieces.map(asText).join(''), markdown: pieces.map(asMarkdown).join('\n') }
}

function heading(text: string): Piece {
  return { kind: 'heading', text }
}

function numbered(turn: number): string {
  const [tens, ones] = [Math.floor((turn + 1) / 10), (turn + 1) % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : (NUMBERS[tens - 1] ?? '')}十`
  return ten + (ones === 0 ? '' : (NUMBERS[ones - 1] ?? ''))
}

/** Tables as exports of .doc files flatten them: each cell a line that starts with a tab, a blank line behind each row and one more behind all. */
function asText(piece: Piece): string {
  if (piece.kind !== 'table') return `${piece.text}\n`
  const rows = piece.rows.map((row) => row.map((cell) => `\t${cell}\n`).join(''))
  return `${piece.caption}\n${rows.join('\n')}\n\n`
}

function asMarkdown(piece: Piece): string {
  if (piece.kind === 'heading') return `${/^[一二三四五六七八九十]+、/u.test(piece.text) ? '##' : '#'} ${piece.text}\n`
  if (piece.kind === 'paragraph') return `${piece.text}\n`
  const [head = [], ...rows] = piece.rows.map((row) => `| ${row.join(' | ')} |`)
  const rule = `|${' --- |'.repeat(piece.rows[0]?.length ?? 0)}`
  return `${piece.caption}\n\n${[head, rule, ...rows].join('\n')}\n`
}
