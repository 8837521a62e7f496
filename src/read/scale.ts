import { remembered } from '../taxonomy/remembered.ts'

/** One class of a scale: from `low` to `high`, of which either may be open. */
interface Class {
  readonly low: number
  readonly high: number
}

/**
 * Whether words name the classes of a scale from its open beginning to its open end, none left out and none twice: 35岁及以下,
 * 36至54岁, 55岁及以上. Together they are all that is measured.
 */
export function fillsScale(words: readonly string[]): boolean {
  const classes = words.map(classOf)
  const known = classes.filter((one) => one !== null)
  if (known.length < 2 || known.length < classes.length) return false
  const ascending = (known[0] as Class).low > (known.at(-1) as Class).low ? known.reverse() : known
  const [first, last] = [ascending[0] as Class, ascending.at(-1) as Class]
  if (first.low > 0 || last.high !== Number.POSITIVE_INFINITY) return false
  return ascending.every((one, i) => i === 0 || follows(one, ascending[i - 1] as Class))
}

/** 18—34岁 and 35—59岁 follow each other, as do 100—500万元 and 500万元以上. */
function follows(next: Class, before: Class): boolean {
  const gap = next.low - before.high
  return gap >= 0 && gap <= 1
}

/** Null of words that name no class, or two. */
const classOf: (words: string) => Class | null = remembered((words) => {
  const between = BETWEEN.exec(words)
  if (between) return { low: Number(between[1]), high: Number(between[2]) }
  const [below, above] = [BELOW.exec(words), ABOVE.exec(words)]
  if (below && above) return null
  if (below) return { low: Number.NEGATIVE_INFINITY, high: Number(below[1] ?? below[2]) }
  return above ? { low: Number(above[1] ?? above[2]), high: Number.POSITIVE_INFINITY } : null
})

const NUMBER = '(\\d{1,9}(?:\\.\\d{1,4})?)'
const UNIT = '[^，。；\\d]{0,4}'
const BETWEEN = new RegExp(
  `(?<![\\d.])${NUMBER}${UNIT}(?:[-－–—~～至到]{1,2}|以上|及以上)[（(含）)]{0,3}${NUMBER}(?!\\d)${UNIT}`,
  'u',
)
const BELOW = new RegExp(
  `(?<![\\d.])${NUMBER}(?!\\d)${UNIT}(?:以下|以内)|(?:低于|小于|不足|未满|不满|少于)${NUMBER}(?![\\d.])`,
  'u',
)
const ABOVE = new RegExp(`(?<![\\d.])${NUMBER}(?!\\d)${UNIT}以上|(?:高于|大于|超过|多于)${NUMBER}(?![\\d.])`, 'u')
