import type { Figure, Report } from '../model/report.ts'

/** How many figures to either side of one in prose are looked at. */
const REACH = 12

/** The other figures of a figure's row and column in a table, or of its sentence in prose. */
export function neighboursIn({ figures, tree }: Report): (figure: Figure) => readonly Figure[] {
  const lines = new Map<string, Figure[]>()
  const indices = new Map<string, number>()
  figures.forEach((figure, index) => {
    indices.set(figure.id, index)
    for (const line of linesOf(figure)) {
      const known = lines.get(line)
      if (known) known.push(figure)
      else lines.set(line, [figure])
    }
  })
  return (figure) => {
    const near = figure.cell ? linesOf(figure).flatMap((line) => lines.get(line) ?? []) : inSentence(figure)
    return near.filter(({ id }) => id !== figure.id)
  }

  function inSentence(figure: Figure): Figure[] {
    const index = indices.get(figure.id)
    if (index === undefined) return []
    return figures.slice(Math.max(0, index - REACH), index + REACH + 1).filter((other) => {
      const [from, to] = [Math.min(figure.at.end, other.at.end), Math.max(figure.at.start, other.at.start)]
      return !other.cell && !/[。；;\n]/.test(tree.text.slice(from, to))
    })
  }
}

function linesOf({ cell }: Figure): string[] {
  return cell ? [`${cell.table}r${cell.row}`, `${cell.table}c${cell.column}`] : []
}
