import { commensurable } from '../number/unit.ts'
import { LIKE, likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'

const FARTHEST = 24

/** The numbers that words behind the i-th one can be about: those of its clause, or, for words with 均, of its sentence. */
export function scopeOf(stream: readonly Mention[], i: number, whole: boolean): Mention[] {
  const last = stream[i] as Mention
  const found: Mention[] = []
  for (let j = i; j >= 0 && i - j <= FARTHEST; j--) {
    const mention = stream[j] as Mention
    if (mention.paragraph !== last.paragraph || mention.sentence !== last.sentence) break
    found.unshift(mention)
    if (!whole && mention.gap >= GAP.semicolon) break
  }
  return found
}

const MEASURE =
  /年初|调整后?|全年|本年|当年|年度|实际|支出|收入|使用|支付|开支|预算|决算|计划|安排|批复|下达|执行|完成|到位|累计|资金|金额|总额|数|值/gu
const SHORTEST = 2

/** Two numbers can be of one thing when one of them names nothing but its measure (实际支出), or when their names are alike. */
export function canBeOfOneThing(a: Mention, b: Mention): boolean {
  if (!commensurable(a.figure.unit, b.figure.unit)) return false
  const [x, y] = [a, b].map(({ figure }) => figure.label.replace(MEASURE, ''))
  if (!x || !y || x.length < SHORTEST || y.length < SHORTEST) return true
  return likeness(x, y) >= LIKE
}

const LONGEST_STATEMENT = 80

/** What is said of the numbers before: up to the next number or the end of the sentence. */
export function wordsBehind({ tail }: Mention): string {
  const stop = tail.search(/[。！？\n]/u)
  return tail.slice(0, Math.min(stop < 0 ? tail.length : stop, LONGEST_STATEMENT))
}

/** The sentence that begins right behind the number's own, up to the next number. */
export function sentenceBehind({ tail }: Mention): string {
  const stop = tail.search(/[。！？]/u)
  if (stop < 0 || stop > LONGEST_STATEMENT) return ''
  const next = tail.slice(stop + 1, stop + 1 + LONGEST_STATEMENT)
  return next.split(/[。！？\n]/u, 1)[0] ?? ''
}
