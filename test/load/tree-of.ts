import { expect } from 'vitest'
import { load } from '../../src/load/load.ts'
import type { Block, Passage, Table, Tree } from '../../src/model/tree.ts'

/** Loads a text under a name, and holds every passage against the text at its offsets. */
export async function treeOf(text: string, name = 'a.txt'): Promise<Tree> {
  const tree = await load(new TextEncoder().encode(text), name)
  expect(tree.text).toBe(text)
  for (const passage of passagesOf(tree)) expectInPlace(tree.text, passage)
  return tree
}

export function passagesOf(tree: Tree): Passage[] {
  return tree.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.passage] : block.cells.map((cell) => cell.passage),
  )
}

/** Every character but a blank stands where the passage says; a blank may stand for a line break or its markup, `&` starts an entity. */
export function expectInPlace(text: string, { text: own, pieces }: Passage): void {
  expect(pieces[0]?.at).toBe(0)
  let piece = 0
  for (let i = 0; i < own.length; i++) {
    while ((pieces[piece + 1]?.at ?? own.length) <= i) piece++
    const { at, offset } = pieces[piece] ?? { at: 0, offset: 0 }
    const there = text.charAt(offset + i - at)
    if (!/\s/.test(own.charAt(i)) && there !== '&') expect(`${i}:${there}`, own).toBe(`${i}:${own.charAt(i)}`)
  }
}

export function paragraphsOf(tree: Tree): string[] {
  return tree.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.passage.text] : []))
}

export function tablesOf(tree: Tree): Table[] {
  return tree.blocks.filter((block: Block) => block.kind === 'table')
}

/** A table as rows of texts: `<` where a cell goes on from the left, `^` from above, empty where nothing stands. */
export function gridOf(table: Table | undefined): string[][] {
  if (!table) throw new Error('there is no such table')
  const grid = Array.from({ length: table.rows }, () => new Array<string>(table.columns).fill(''))
  for (const cell of table.cells) {
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++) {
        const row = grid[r]
        if (!row || c >= table.columns) throw new Error(`cell outside the grid: ${cell.passage.text}`)
        if (row[c] !== '') throw new Error(`two cells at ${r}, ${c}`)
        row[c] = r === cell.row && c === cell.column ? cell.passage.text : r > cell.row ? '^' : '<'
      }
    }
  }
  return grid
}
