import { commensurable } from '../number/unit.ts'
import { isAmount, isPart, NET, uncertain } from './balance-terms.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { equals, figure, minus, type Side, sum, tentatively } from './relate.ts'

/** 收支相抵, 收支品迭后: income less outlay. */
const SET_OFF = /收支(?:总量)?(?:相抵|品迭|轧抵|轧差|结余|差额)/u

/** 收入合计a，支出合计b。结转下年c: what the totals of both sides leave. */
const LEFT = /^(?:年终|年末)?(?:收支)?结[转余](?:下年)?(?:使用|支出)?$/u

/**
 * What is left where income and outlay are set off: of their totals, of the one income and outlay nearest, or of all that the
 * paragraph before says came in and went out. `near` are the amounts before it in its paragraph; with `carried` among them,
 * what is left is more than the year's own.
 */
export function setOff(
  stream: readonly Mention[],
  i: number,
  near: readonly Mention[],
  carried: boolean,
): Draft | null {
  const stated = stream[i] as Mention
  if (stated.opener !== null || isPart(stream, i)) return null
  const net = NET.test(stated.phrase)
  const left = LEFT.test(stated.phrase) && near.some(({ phrase }) => /合计$|总量$/u.test(phrase) && TOTAL.test(phrase))
  if (!net && !LEFT.test(stated.phrase) && !SET_OFF.test(since(stated.lead, GAP.stop))) return null
  const own = LEFT.test(stated.phrase) && !left ? clauseFlows(stream, i) : []
  if (own.length > 0) {
    const account = allFlows(stated, own)
    // Of an income and an outlay alone, what was carried into the year may be left unsaid.
    return account && own.length < FEWEST_FLOWS ? tentatively(account) : account
  }
  const whole = (one: Mention) => !isPart(stream, stream.lastIndexOf(one, i))
  if (left) return incomeLessOutlay(stated, near.filter(isTotal))
  // 收入总计 takes in what was carried over.
  const carriedApart = carried && !net && !near.some((one) => isTotal(one) && /收入/u.test(one.phrase))
  if (near.length > 0) return carriedApart ? null : incomeLessOutlay(stated, near.filter(whole))
  const account = accountBefore(stream, i).filter(whole)
  return incomeLessOutlay(stated, account.filter(isTotal)) ?? allFlows(stated, account)
}

/** `预算收入1860万元，支出560万元，调出资金1280万元，结转20万元`: all that its clause tells, from the income on, nearest first. */
function clauseFlows(stream: readonly Mention[], i: number): Mention[] {
  const stated = stream[i] as Mention
  const found: Mention[] = []
  for (let j = i - 1; j >= 0 && i - j <= MOST_FLOWS; j--) {
    const mention = stream[j] as Mention
    if (mention.sentence !== stated.sentence || (stream[j + 1] as Mention).gap >= GAP.semicolon) {
      if (/收入$/u.test(found.at(-1)?.phrase ?? '')) return found.length > 1 ? found : []
      // …，收入总计114亿元。预算支出90亿元，还本支出23亿元，年终结转1亿元: what came in was told before.
      const told = found.length > 1 && /收入(?:总计|合计|总量)$/u.test(mention.phrase)
      return told && mention.paragraph === stated.paragraph ? [...found, mention] : []
    }
    if (mention.opener !== null || !commensurable(mention.figure.unit, stated.figure.unit)) return []
    if (!isAmount(mention) || mention.role === 'change' || mention.depth > 0) return []
    found.push(mention)
    if (/收入$/u.test(mention.phrase) && mention.gap >= GAP.stop) return found
  }
  return []
}

const MOST_FLOWS = 8
const FEWEST_FLOWS = 3
const FARTHEST = 30
const MOST_PARAGRAPHS = 2

/** The amounts of the two paragraphs before, nearest first; of one, where its own totals do not follow those of another. */
function accountBefore(stream: readonly Mention[], i: number): Mention[] {
  const stated = stream[i] as Mention
  const found: Mention[] = []
  for (let j = i - 1; j >= 0 && i - j <= FARTHEST; j--) {
    const mention = stream[j] as Mention
    if (stated.paragraph - mention.paragraph > MOST_PARAGRAPHS) break
    if (mention.figure.section !== stated.figure.section) break
    if (
      isAmount(mention) &&
      mention.role !== 'change' &&
      mention.depth === 0 &&
      commensurable(mention.figure.unit, stated.figure.unit)
    )
      found.push(mention)
  }
  return found
}

function isTotal({ phrase }: Mention): boolean {
  return TOTAL.test(phrase)
}

const TOTAL = /(?:收入|支出)(?:总计|合计|总量)$|^总(?:收入|支出)$/u

/** `收入总计5983万元，支出总计5877万元。收支相抵，年终结转106万元`. */
function incomeLessOutlay(stated: Mention, before: readonly Mention[]): Draft | null {
  const nearest = (words: RegExp) => before.find(({ phrase }) => words.test(phrase))
  const [income, outlay] = [
    nearest(/收入(?:总计|合计|总量)$|^总收入$/u) ?? nearest(/(?:基金|预算|总|本年)收入$/u),
    nearest(/支出(?:总计|合计|总量)$|^总支出$/u) ?? nearest(/(?:基金|预算|总|本年)支出$|^支出$/u),
  ]
  if (!income || !outlay || income === outlay) return null
  const added = isTotal(income) ? [] : before.filter((one) => one.sentence === stated.sentence && ADDED.test(one.lead))
  // 收入总计4506万元。预算支出2748万元，调出资金1360万元: of all that came in whatever went out.
  const further =
    isTotal(income) && !isTotal(outlay)
      ? before.filter((one) => one !== outlay && one.sentence === outlay.sentence && OUT.test(one.phrase))
      : []
  const left = [income, ...added].map((one) => ({ weight: 1 as const, of: figure(one.figure) }))
  const out = [outlay, ...further].map((one) => ({ weight: -1 as const, of: figure(one.figure) }))
  const surplus: Side = { op: 'sum', terms: [...left, ...out] }
  const deficit = minus(figure(outlay.figure), sum(...[income, ...added].map((one) => figure(one.figure))))
  const sides = /赤字|缺口/u.test(stated.phrase)
    ? [deficit]
    : /差额/u.test(stated.phrase)
      ? [surplus, deficit]
      : [surplus]
  return uncertain(
    stated,
    sides.map((side) => equals(stated.figure, side)),
    'difference',
  )
}

/** `收入a，支出b，加上调入预算稳定调节基金c，收支总量相抵，差额d`: what is put to the income. */
const ADDED = /[，,；;]加上|^加上/u

const OUT = /支出|上解|调出|还本|补充|安排预算稳定/u
const IN = /收入|结[转余]|调入|补助|转贷|动用/u

/** `收入1493万元，上级补助44万元，上年结余140万元，支出1459万元。` and then what is left of all of it. */
function allFlows(stated: Mention, account: readonly Mention[]): Draft | null {
  const own = account.filter(({ paragraph }) => paragraph === account[0]?.paragraph).reverse()
  const sides = own.map(({ phrase }) => (OUT.test(phrase) ? 'out' : IN.test(phrase) ? 'in' : null))
  // 收入总计114亿元。预算支出90亿元，…: all that came in, in a sentence before; any other total takes in what is told besides.
  if (own.some((one, n) => isTotal(one) && (n > 0 || one.sentence === stated.sentence))) return null
  if (sides.includes(null) || !sides.includes('in') || !sides.includes('out')) return null
  const terms = own.map((one, n) => ({
    weight: sides[n] === 'out' ? (-1 as const) : (1 as const),
    of: figure(one.figure),
  }))
  return uncertain(stated, [equals(stated.figure, { op: 'sum', terms })], 'difference')
}
