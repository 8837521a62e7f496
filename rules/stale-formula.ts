import { defineRule, type Report } from 'report-audit'

export default defineRule({
  id: 'stale-formula',
  severity: 'error',
  summary: {
    zh: '工作簿单元格显示的数值应等于其公式的结果',
    en: "A workbook's cell shows what its formula gives",
  },
  why: {
    zh: '工作簿把公式和上次计算的结果一起保存。数据改了而没有重新计算，或结果被别的程序改写，显示的就是旧数；打开后重新计算，数字会变。求和、四则运算、百分比、ROUND、AVERAGE、ABS 和单元格引用按工作簿中保存的数值重新计算，其他函数不核对。',
    en: 'A workbook stores each formula with the result last calculated. Where data were changed without calculating anew, or another program overwrote the result, the old figure is shown, and changes once the file is opened. Sums, arithmetic, percentages, ROUND, AVERAGE, ABS and references are recomputed over the stored values; other functions are left alone.',
  },
  *check({ report }) {
    const stale = staleCells(report)
    if (stale.length === 0) return
    const figures = new Map(
      report.figures.flatMap((figure) => (figure.cell ? [[keyOf(figure.cell), figure] as const] : [])),
    )
    for (const { at, key, printed, formula } of stale)
      yield {
        at: figures.get(key) ?? at,
        message: 'stale',
        data: { text: formula.text, found: formula.result, before: printed },
      }
  },
  messages: {
    stale: {
      zh: '单元格显示 {before}，而公式 {text} 按工作簿中的数值应得 {found}',
      en: 'the cell shows {before}, but its formula {text} gives {found} over the stored values',
    },
  },
  examples: { good: ['工作簿：B4 为 =SUM(B2:B3)，保存的结果等于两数之和。'], bad: [] },
})

function staleCells({ tree }: Report) {
  const tables = tree.blocks.filter((block) => block.kind === 'table')
  return tables.flatMap(({ cells }, table) =>
    cells.flatMap(({ row, column, passage, formula }) => {
      if (!formula) return []
      const start = passage.pieces[0]?.offset ?? 0
      const at = { start, end: start + passage.text.length }
      return [{ at, key: keyOf({ table, row, column }), printed: passage.text, formula }]
    }),
  )
}

function keyOf({ table, row, column }: { table: number; row: number; column: number }): string {
  return `${table},${row},${column}`
}
