import type { Block } from '../model/tree.ts'
import { fold } from '../taxonomy/concepts.ts'
import type { Operand } from '../taxonomy/indicators.ts'
import { isPlan, isResult, measureIn } from '../taxonomy/measures.ts'

/** A formula that the report prints for an indicator, in words: 预算调整率=(调整数-年初数)/年初数×100%. */
export interface PrintedFormula {
  /** Without quotation marks and blanks. */
  readonly name: string
  readonly text: string
  readonly operands: Readonly<Record<string, Operand>>
}

const NAME = /[\p{Script=Han}]{2,20}率$/u
const ENDS = new Set('。；;，,=＝\n')
const SIGNS = /[+＋\-－–—−*×✕/÷()（）[\]【】]/u
const LONGEST = 120

/** The formulas of all paragraphs and cells. */
export function printedFormulas(blocks: readonly Block[]): PrintedFormula[] {
  const texts = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.passage.text] : block.cells.map(({ passage }) => passage.text),
  )
  return texts.flatMap((text) => (/率[^=＝]{0,4}[=＝]/u.test(text) ? formulasIn(text) : []))
}

function formulasIn(text: string): PrintedFormula[] {
  return [...text.matchAll(/[=＝]/gu)].flatMap(({ index }) => {
    const name = NAME.exec(fold(text.slice(Math.max(0, index - 30), index)))?.[0]
    let end = index + 1
    while (end < text.length && end - index < LONGEST && !ENDS.has(text[end] ?? '')) end++
    const formula = fold(text.slice(index + 1, end)).replace(/[×*✕]100[%％]?$/u, '')
    if (name === undefined || /\d/u.test(formula)) return []
    const names = formula.split(SIGNS).filter((part) => part !== '')
    if (names.length < 2) return []
    return [{ name, text: formula, operands: Object.fromEntries(names.map((one) => [one, operandOf(one)])) }]
  })
}

/** Words that state a measure and name no thing. */
const MEASURE_ONLY = /^(?:部门|单位|资金|预算|支出)?$/u
const MEASURE_WORDS =
  /本年度?|上年度?|年初|调整后?|实际|既定|预算|决算|执行|安排|批复|支出数|完成|总额|总数|金额|合计|累计|数/gu

function operandOf(name: string): Operand {
  const measure = measureOf(name)
  const thing = name.replace(MEASURE_WORDS, '')
  return {
    ...(!MEASURE_ONLY.test(thing) && { of: [thing] }),
    ...(measure && { measures: measure }),
    ...(/上年|上一年|去年/u.test(name) && { year: -1 as const }),
  }
}

function measureOf(name: string): readonly string[] | null {
  if (/^(?:年初|期初)数?$/u.test(name)) return ['年初预算']
  if (/^(?:预算)?调整后?(?:预算)?数?$/u.test(name)) return ['调整预算']
  const measure = measureIn(name)
  if (measure === null) return null
  if (isResult(measure) && measure === '决算') return ['决算']
  return isPlan(measure) && measure === '预算' ? ['年初预算', '调整预算', '预算'] : [measure]
}
