/**
 * Words that divide a whole between them, as the yearbooks and accounts do: where each part bears one of a set, nothing is
 * left out.
 */
const COMPLEMENTS: readonly (readonly string[])[] = [
  ['城镇', '农村'],
  ['城镇', '乡村'],
  ['城市', '农村'],
  ['男', '女'],
  ['出口', '进口'],
  ['短期', '中长期'],
  ['夏粮', '秋粮'],
  ['夏粮', '早稻', '秋粮'],
  ['养殖', '捕捞'],
  ['本地', '外出'],
  ['境内', '境外'],
  ['国内', '国外'],
  ['省内', '省外'],
  ['中央', '地方'],
  ['上半年', '下半年'],
  ['公办', '民办'],
  ['税收', '非税'],
  ['集中采购', '分散采购'],
  ['一般债务', '专项债务'],
  ['一般债券', '专项债券'],
  ['新增债券', '再融资债券'],
  ['轻工业', '重工业'],
  ['第一产业', '第二产业', '第三产业'],
  ['工资福利', '商品和服务', '对个人和家庭'],
]

/** How many of the first labels divide their whole between them: 2 for 城镇居民, 农村居民, …; 0 if they do not. */
export function complements(labels: readonly string[]): number {
  const found = COMPLEMENTS.find((words) => divides(words, labels.slice(0, words.length)))
  return found?.length ?? 0
}

/** Each label bears one of the words, and what is left of it is the same in all, or nothing in some. */
function divides(words: readonly string[], labels: readonly string[]): boolean {
  if (labels.length < words.length) return false
  const rests = labels.map((label) => {
    const word = words.find((one) => label.includes(one))
    return word === undefined ? null : { word, rest: label.replace(word, '') }
  })
  const borne = new Set(rests.map((one) => one?.word))
  if (borne.has(undefined) || borne.size < words.length) return false
  const longest = rests.reduce((long, one) => ((one?.rest.length ?? 0) > long.length ? (one?.rest ?? '') : long), '')
  return rests.every((one) => one !== null && (longest.endsWith(one.rest) || longest.startsWith(one.rest)))
}
