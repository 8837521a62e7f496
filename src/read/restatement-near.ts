import type { Figure } from '../model/report.ts'
import { amount } from '../number/amount.ts'
import { asPrinted } from '../number/relation.ts'
import { slipBetween } from '../number/slip.ts'
import type { Draft } from './draft.ts'
import { EACH } from './each.ts'
import { LIKE, likeness } from './likeness.ts'
import { equals, figure, isAccounted, roughly } from './relate.ts'
import { isPlanned, samePeriod, withoutPointer } from './same-period.ts'

/** So many digits recur by chance in no report, whatever the names; fewer may. */
const TELLING = 5
/** All digits of an amount under a like name are the same amount, and only the point or the unit is another. */
const FEW = 4
const MOST_ALIKE = 8
/** Amounts that may be compared in one report: far more than any has, and few enough for a hostile one. */
const EFFORT = 10_000

/**
 * An amount of accounts that another place states under a like name, but for one slip of the hand: `年末结转结余1828.49亿元` where
 * `年末结转和结余1828.49万元` was stated. One that is printed twice as it is needs no other. Never with certainty, since neither
 * name nor scope is the same.
 */
export function readNearRestatements(levels: readonly Figure[]): Draft[] {
  const told = levels.filter(isTelling)
  const printed = new Map<number, number>()
  for (const one of told) printed.set(roughly(one), (printed.get(roughly(one)) ?? 0) + 1)
  const byDigits = new Map<string, Figure[]>()
  let effort = EFFORT
  return told.flatMap((stated): Draft[] => {
    const keys = keysOf(stated)
    const others = keys.flatMap((key) => byDigits.get(key) ?? [])
    for (const key of keys) remember(byDigits, key, stated)
    if ((printed.get(roughly(stated)) ?? 0) > 1 || effort < 0) return []
    effort -= others.length
    const near = others.find((other) => isNear(stated, other))
    return near
      ? [{ kind: 'restatement', certainty: 'low', readings: [equals(stated, figure(near))], section: stated.section }]
      : []
  })
}

/** The last few of each key. */
function remember(byDigits: Map<string, Figure[]>, key: string, one: Figure): void {
  const known = byDigits.get(key)
  if (!known) byDigits.set(key, [one])
  else if (known.push(one) > MOST_ALIKE) known.shift()
}

function isTelling(one: Figure): boolean {
  return one.bound === null && isAccounted(one) && digitsOf(one).length >= FEW
}

/** Without the zeros at both ends: 1828.49万元 and 18284900元 have the same. */
function digitsOf({ value }: Figure): string {
  return value
    .abs()
    .toFixed()
    .replace('.', '')
    .replace(/^0{1,20}/u, '')
    .replace(/0{1,20}$/u, '')
}

/** What amounts one slip apart have in common: all digits, the digits in any order, or all digits but one. */
function keysOf(one: Figure): string[] {
  const digits = digitsOf(one)
  const sorted = [...digits].sort().join('')
  if (digits.length < TELLING) return [digits]
  const scale = Math.floor(Math.log10(Math.abs(roughly(one))))
  return [
    digits,
    `${scale}~${sorted}`,
    ...[...digits].map((_, i) => `${scale}:${digits.slice(0, i)}*${digits.slice(i + 1)}`),
  ]
}

function isNear(stated: Figure, other: Figure): boolean {
  if (!areApart(stated, other) || stated.unit.of !== other.unit.of) return false
  if (!isSlip(stated, other) && !isSlip(other, stated)) return false
  const digits = digitsOf(stated)
  const moved = digits.length >= TELLING && digits === digitsOf(other) && !isEach(stated) && !isEach(other)
  if (moved && sharesWord(stated.label, other.label)) return true
  if (isPlanned(stated) !== isPlanned(other) || !samePeriod(stated, other)) return false
  return likeness(withoutPointer(stated.label), withoutPointer(other.label)) >= LIKE
}

/** A tenth of an amount has its digits too, and is of something else. */
function sharesWord(a: string, b: string): boolean {
  return [...a.replace(GENERIC, '')].some((char) => b.replace(GENERIC, '').includes(char))
}

const GENERIC = /支出|收入|资金|经费|项目|预算|决算|金额|合计|总计|[总共的年度数额]/gu

/** A standard, and what it comes to for a hundred people, have the same digits. */
function isEach({ label }: Figure): boolean {
  return EACH.test(label) || /均|标准|单价|每/u.test(label)
}

/** In the unit of the first: where that is the larger, what the second has may be rounded off. */
function isSlip(a: Figure, b: Figure): boolean {
  const slip = slipBetween(a.value, asPrinted(amount(b).exact, a), a.precision)
  return slip !== null && slip !== 'sign'
}

/** What stands beside another is rather one of its kind than it. */
function areApart(a: Figure, b: Figure): boolean {
  if (a.cell && b.cell) return a.cell.table !== b.cell.table
  return a.section !== b.section || a.cell !== b.cell || Math.abs(a.at.start - b.at.start) > BESIDE
}

/** In characters: some sentences. */
const BESIDE = 120
