import { isPart } from './balance-terms.ts'
import { isLevel, partsFrom } from './breakdown.ts'
import type { Draft } from './draft.ts'
import { LIKE, likeness } from './likeness.ts'
import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { isOneSlipAway } from './plausible.ts'
import { equals, figure, isConfirmed, minus, sum } from './relate.ts'

const FARTHEST = 40

const TOTAL_INCOME = /总收入(?:合计|总计|完成|预算|预计)?$|收入(?:总计|合计|总额|总量)$/u
const TOTAL_OUTLAY = /总支出(?:合计|总计|完成|预算|预计)?$|支出(?:总计|合计|总额|总量)$/u
const INCOME = /收入(?:代编)?(?:预算|决算)?(?:完成|执行|安排|实现)?数?$/u
const OUTLAY = /支出(?:代编)?(?:预算|决算)?(?:完成|执行|安排|实现)?数?$/u

/** The two sides of an account. */
export interface Account {
  readonly income: Mention
  readonly outlay: Mention
}

/**
 * What came in and what went out in the account that a paragraph tells, up to the number before `end`: their totals, with what was
 * carried over, where it states both (收入总计 and 支出总计), else what came in and went out by name. Null where a side is not told.
 */
export function accountBefore(stream: readonly Mention[], end: number): Account | null {
  const last = stream[end - 1]
  if (!last) return null
  const told: Mention[] = []
  for (let j = Math.max(0, end - FARTHEST); j < end; j++) {
    const one = stream[j] as Mention
    const counts = one.paragraph === last.paragraph && isLevel(one) && one.depth === 0 && !one.prior
    if (counts && one.figure.unit.dimension === 'money' && !isPart(stream, j)) told.push(one)
  }
  return sides(told, TOTAL_INCOME, TOTAL_OUTLAY) ?? sides(told, INCOME, OUTLAY)
}

function sides(told: readonly Mention[], income: RegExp, outlay: RegExp): Account | null {
  const of = (side: RegExp) => told.findLast(({ figure: { label } }) => side.test(label))
  const [into, out] = [of(income), of(outlay)]
  return into && out && into.at < out.at ? { income: into, outlay: out } : null
}

/**
 * All that came in and all that went out of an account, up to the `i`-th number: the totals where they are told, else what was added to
 * each side in its sentence.
 */
export function amountsOf(stream: readonly Mention[], { income, outlay }: Account, i: number): [Mention[], Mention[]] {
  const [from, to] = [stream.lastIndexOf(income, i), stream.lastIndexOf(outlay, i)]
  const beside = (side: Mention, start: number, end: number) =>
    stream.slice(start, end).filter((one, k) => {
      const told = isLevel(one) && one.depth === 0 && one.sentence === side.sentence && !one.prior
      return told && one.figure.unit.dimension === 'money' && !isPart(stream, start + k)
    })
  const total = totalBefore(stream, i)
  const into = isTotal(income) ? [income] : total ? [total] : beside(income, from, to)
  return [into, isTotalOutlay(outlay) ? [outlay] : beside(outlay, to, i + 1)]
}

/** 收支相抵，年终结转; 当年收支缺口; 当期结余: but 累计结余 is of all years. */
const LEFT =
  /(?:^|[，,；;。\s])(收支(?:总量)?(?:相抵|相减|轧差)后?[，,]?)?((?:全年|当年|当期|本年|本期|年度|年末|年终|期末|基金|净|滚存|累计|收支|相抵|形成|尚有|尚存|为){0,5})(结转结余|结余结转|结[转余]|盈余|缺口|赤字)(?:资金|额|为)?$/u
const OF_YEAR = /当年|当期|本年|本期|年度|收支/u
const OF_ALL_YEARS = /滚存|累计/u
const SHORT = /缺口|赤字/u

/** Whether the words right before an amount make it what an account leaves or lacks. */
export function isLeft({ lead }: Mention): boolean {
  return LEFT.test(lead)
}

/**
 * `收入总计692298万元；…，支出总计606416万元。收支相抵，年终结转85882万元`, `基金收入539426万元；基金支出556067万元，当年收支缺口16641万元`: what an account
 * leaves or lacks. 收入总计 and 支出总计 are those of 总决算 (财政总会计制度): they take in what was carried over, lent and transferred.
 */
export function readAccounts(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i): Draft[] => {
    if (!isLevel(stated) || stated.figure.unit.dimension !== 'money') return []
    const again = statedAgain(stream, i)
    if (again) {
      const readings = [equals(stated.figure, figure(again.figure))]
      return [{ kind: 'restatement', certainty: 'low', readings, section: stated.figure.section }]
    }
    const [, offset = '', of = '', what = ''] = LEFT.exec(stated.lead) ?? []
    const used = what === '' ? null : addedTo(OUTLAY, stream, i)
    const means = used && totalBefore(stream, i)
    if (used && means) {
      // 收入总计615亿元。支出完成90亿元，加上上解上级等支出481亿元，年终结转45亿元
      const readings = [
        equals(stated.figure, minus(figure(means.figure), sum(...used.map((one) => figure(one.figure))))),
      ]
      return [{ kind: 'difference', certainty: 'low', readings, section: stated.figure.section }]
    }
    if (what === '' || (offset === '' && (!OF_YEAR.test(of) || OF_ALL_YEARS.test(of)))) return []
    const account = stream[i - 1]?.paragraph === stated.paragraph ? accountBefore(stream, i) : null
    if (!account || (OF_ALL_YEARS.test(of) && !TOTAL_INCOME.test(account.income.figure.label))) return []
    const [more, less] = SHORT.test(what) ? [account.outlay, account.income] : [account.income, account.outlay]
    const readings = [equals(stated.figure, minus(figure(more.figure), figure(less.figure)))]
    return [{ kind: 'difference', certainty: 'low', readings, section: stated.figure.section }]
  })
}

/** 加上级补助收入, 加上上解上级支出, 地方一般公共预算收入加预计转移性收入: where what is added to a side begins. */
const ADDED = /^([^\d加]{0,20})加(?:上|计)?[^\d]{2,40}$/u
const LONGEST = 24

/**
 * `一般公共预算收入完成171.59亿元，加上级补助收入228.68亿元、上年结转39.97亿元，收入总计400.24亿元`: what came in by itself and what was added to it in
 * the sentence of their total; so for what went out. Null for other numbers, and where amounts are left unsaid.
 */
export function supplyOf(stream: readonly Mention[], i: number): Mention[] | null {
  const { label } = (stream[i] as Mention).figure
  const side = TOTAL_INCOME.test(label) ? INCOME : TOTAL_OUTLAY.test(label) ? OUTLAY : null
  return side && addedTo(side, stream, i)
}

function addedTo(side: RegExp, stream: readonly Mention[], i: number): Mention[] | null {
  const total = stream[i] as Mention
  if (total.depth > 0 || isPart(stream, i)) return null
  const added: Mention[] = []
  for (let j = i - 1; j >= 0 && i - j <= LONGEST; j--) {
    const one = stream[j] as Mention
    if (one.sentence !== total.sentence) return null
    if (!isLevel(one) || one.depth > 0 || one.figure.unit.dimension !== 'money') continue
    if (isPart(stream, j) || isTotal(one)) return null
    added.unshift(one)
    const [, name] = ADDED.exec(since(one.lead, GAP.comma).trim()) ?? []
    if (name === undefined) continue
    const base = baseOf(stream, j, name, side)
    return base ? [base, ...added] : null
  }
  return null
}

/** The amount that another side of the account, or its beginning, states as well. Null for most numbers. */
function statedAgain(stream: readonly Mention[], i: number): Mention | null {
  const stated = stream[i] as Mention
  const total = isTotalOutlay(stated) || SPENT.test(stated.lead) ? totalBefore(stream, i) : undefined
  if (total && listsWhatIsLeft(stream, i)) return total
  // 收入总计504亿元；支出410亿元，加上上解支出等，支出总计504亿元: if nothing is left, both come to the same.
  const left = stream.slice(i + 1, i + NEAR).some((one) => one.paragraph === stated.paragraph && isLeft(one))
  const [income, base] = [total, isTotal(stated) ? nothingAdded(stream, i) : null]
  return [left ? undefined : income, base, ofItem(stream, i)].find((one) => one && isSlipOf(stated, one)) ?? null
}

const NEAR = 4
/** 总收入180.9亿元，安排支出180.9亿元. */
const SPENT = /^[，,](?:全部)?(?:相应|拟)?安排(?:总)?支出$/u

/** `国有资本经营预算收入完成13549万元，为预算的100%，收入总计13549万元`: to what came in nothing was added. */
function nothingAdded(stream: readonly Mention[], i: number): Mention | null {
  const total = stream[i] as Mention
  const side = isTotalOutlay(total) ? OUTLAY : INCOME
  const before = stream.slice(Math.max(0, i - NEAR), i + 1).filter(({ sentence }) => sentence === total.sentence)
  const told = before.filter((one) => one !== total && isLevel(one) && one.figure.unit.dimension === 'money')
  const [base, ...others] = told
  const added = before.some((one) => one.at > (base?.at ?? 0) && /加/u.test(one.lead))
  return base && others.length === 0 && !added && side.test(base.figure.label) && !isTotal(base) ? base : null
}

/** `总支出330亿元，其中：一般公共预算支出203.1亿元`: what the paragraphs before told of the same budget. */
function ofItem(stream: readonly Mention[], i: number): Mention | null {
  const part = stream[i] as Mention
  const name = BUDGET.exec(part.figure.label)?.[0]
  const head = stream[i - 1]
  if (name === undefined || part.opener !== 'among' || !head || !isTotal(head)) return null
  const said = stream
    .slice(Math.max(0, i - FARTHEST), i - 1)
    .findLast((one) => isLevel(one) && !one.prior && BUDGET.exec(one.figure.label)?.[0] === name)
  return said && said.figure.section === part.figure.section ? said : null
}

const BUDGET = /(?:一般公共|政府性基金|国有资本经营|社会保险基金)(?:预算)?(?:收入|支出)$/u

function isSlipOf(stated: Mention, one: Mention): boolean {
  const reading = equals(stated.figure, figure(one.figure))
  return isConfirmed(reading) || isOneSlipAway(reading, stated.figure)
}

/** `总支出330亿元，其中：…，年终结余46亿元`: with what is left among it, all that went out is all that came in. */
function listsWhatIsLeft(stream: readonly Mention[], i: number): boolean {
  const next = stream[i + 1]
  const behind = next?.opener === 'among' && next.lead.includes('其中') ? partsFrom(stream, i + 1, 'clause') : null
  const parts = supplyOf(stream, i) ?? behind?.parts.slice(0, behind.clause) ?? []
  return parts.length > 1 && parts.some(({ phrase }) => LEFT_OVER.test(phrase))
}

const LEFT_OVER = /^(?:年[终末]|期末)?(?:结[转余]|滚存)(?!收入)|结转下年/u

/** What the words before 加上 name, or what came in, or went out, right before. */
function baseOf(stream: readonly Mention[], end: number, name: string, side: RegExp): Mention | undefined {
  const { paragraph } = stream[end] as Mention
  const told = stream.slice(Math.max(0, end - FARTHEST), end).filter((one, k, all) => {
    const own = one.paragraph === paragraph && isLevel(one) && one.depth === 0 && !one.prior && one.opener === null
    return own && one.figure.unit.dimension === 'money' && !isPart(all, k)
  })
  if (name.length > 1) return told.findLast(({ figure: { label } }) => likeness(label, name) >= LIKE)
  const last = told.at(-1)
  return last && side.test(last.figure.label) && !isTotal(last) ? last : undefined
}

/** The total of all that came in which the paragraph states last before the `i`-th number. */
function totalBefore(stream: readonly Mention[], i: number): Mention | undefined {
  const { paragraph } = stream[i] as Mention
  return stream
    .slice(Math.max(0, i - FARTHEST), i)
    .findLast((one) => one.paragraph === paragraph && isLevel(one) && TOTAL_INCOME.test(one.figure.label))
}

function isTotalOutlay({ figure: { label } }: Mention): boolean {
  return TOTAL_OUTLAY.test(label)
}

function isTotal(mention: Mention): boolean {
  return TOTAL_INCOME.test(mention.figure.label) || isTotalOutlay(mention)
}
