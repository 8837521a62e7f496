import { conceptOf, fold } from '../taxonomy/concepts.ts'

/** From here on two names can mean one thing. */
export const LIKE = 0.6

const SHORTEST = 2

/**
 * How far two printed names can mean one thing, from 0 to 1: the same name or concept, one within the other, one a
 * shortening of the other (采购总额, 政府采购支出总额), or the same characters in another order (到位资金, 资金实际到位).
 */
export function likeness(a: string, b: string): number {
  const [x, y] = [plain(fold(a)), plain(fold(b))]
  if (x.length < SHORTEST || y.length < SHORTEST) return 0
  if (x === y) return 1
  const [p, q] = [conceptOf(x), conceptOf(y)]
  if (p && q) return p === q ? 1 : 0
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  if (long.includes(short)) return short.length > SHORTEST ? 0.9 : 0.8
  if (isShortening(short, long)) return 0.7
  const common = [...new Set(short)].filter((char) => long.includes(char)).length
  return common > SHORTEST && common === new Set(short).size ? LIKE : 0
}

/** 合同总金额 is 合同金额. */
function plain(name: string): string {
  return name.includes('总') ? name.replace(/总(?=金额|规模)/u, '') : name
}

function isShortening(short: string, long: string): boolean {
  let at = 0
  for (const char of long) if (char === short[at]) at++
  return at === short.length && short.length > SHORTEST
}
