import type { Element } from 'hast'
import { children } from './html-elements.ts'
import { listNumber } from './list-number.ts'

const TYPES: Readonly<Record<string, string>> = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' }
const CHINESE = /cjk-ideographic|chinese-informal/i

/** The printed numbers of the items of an `<ol>`, with what stands behind them. */
export function itemNumbers(list: Element): Map<Element, string> {
  const style = String(list.properties.style ?? '')
  if (/list-style(?:-type)?\s{0,9}:\s{0,9}none/i.test(style)) return new Map()
  const chinese = CHINESE.test(style)
  const format = chinese ? 'chineseCountingThousand' : (TYPES[String(list.properties.type ?? '1')] ?? 'decimal')
  let next = whole(list.properties.start) ?? 1
  return new Map(
    children(list, 'li').map((item) => {
      const value = whole(item.properties.value) ?? next
      next = value + 1
      return [item, listNumber(value, format) + (chinese ? '、' : '. ')]
    }),
  )
}

function whole(value: unknown): number | null {
  const number = typeof value === 'number' ? value : Number.parseInt(String(value ?? ''), 10)
  return Number.isFinite(number) && Math.abs(number) < 1e6 ? Math.trunc(number) : null
}
