import { expect, it } from 'vitest'
import { layoutGrid } from '../../src/load/layout-grid.ts'

const cell = (value: string, rowSpan = 1, columnSpan = 1) => ({ value, rowSpan, columnSpan })

it('puts cells beside those that reach down from above', () => {
  const { rows, columns, cells } = layoutGrid([
    [cell('a', 2), cell('b', 1, 2)],
    [cell('c'), cell('d')],
    [cell('e', 1, 3)],
  ])
  expect([rows, columns]).toEqual([3, 3])
  expect(cells.map(({ value, row, column }) => [value, row, column])).toEqual([
    ['a', 0, 0],
    ['b', 0, 1],
    ['c', 1, 1],
    ['d', 1, 2],
    ['e', 2, 0],
  ])
})

it('cuts spans off at the last row, at 512 columns and before other cells', () => {
  const { cells, columns } = layoutGrid([[cell('a'), cell('b', 1e9)], [cell('c', 0, 1e9)], [cell('d', 1, 1e9)]])
  expect(cells.map(({ value, column, rowSpan, columnSpan }) => [value, column, rowSpan, columnSpan])).toEqual([
    ['a', 0, 1, 1],
    ['b', 1, 3, 1],
    ['c', 0, 2, 1],
    ['d', 2, 1, 510],
  ])
  expect(columns).toBe(512)
})
