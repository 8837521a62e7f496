import type { Figure, Report } from '../../src/model/report.ts'
import { Decimal } from '../../src/number/decimal.ts'
import { type Build, build, minus, of, percentage } from './build.ts'

/** A repeatable source of chance (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

type Random = () => number

/** One number that a made-up report prints, and what uses it. */
interface Slot {
  readonly label: string
  readonly unit: string
  readonly decimals: number
  readonly truth: Decimal
}

export interface Plant {
  readonly slot: number
  readonly kind: string
  readonly printed: string
}

export interface Simulated {
  readonly report: Report
  readonly figures: readonly Figure[]
  readonly truths: readonly Decimal[]
  readonly plants: readonly Plant[]
}

/**
 * A report of the usual make: totals of totals, shares of some parts, changes against last year, a table of the same
 * amounts by two groupings, some figures stated twice; `errors` of its numbers misprinted.
 */
export function simulate(random: Random, errors: number, density: number): Simulated {
  const slots: Slot[] = []
  const claims: ((b: Build, f: readonly Figure[]) => void)[] = []
  const add = (label: string, truth: Decimal, unit = '万元', decimals = 2) =>
    slots.push({ label, unit, decimals, truth }) - 1
  const money = () => new Decimal(Math.round(10 ** (1 + random() * 3) * 100)).div(100)
  const at = (index: number) => slots[index]?.truth ?? new Decimal(0)
  const at2 = (f: readonly Figure[], index: number): Figure => {
    const figure = f[index]
    if (!figure) throw new Error('no such figure')
    return figure
  }
  const sum = (parts: readonly number[], label: string) => {
    const total = add(
      label,
      parts.reduce((all, part) => all.plus(at(part)), new Decimal(0)),
    )
    claims.push(
      (b, f) =>
        void b.sum(
          at2(f, total),
          parts.map((part) => at2(f, part)),
        ),
    )
    return total
  }
  const share = (part: number, whole: number) => {
    const p = add('占比', at(part).div(at(whole)).times(100).toDecimalPlaces(2), '%')
    claims.push((b, f) => void b.share(at2(f, p), at2(f, part), at2(f, whole)))
    return p
  }
  const restate = (slot: number) => {
    const again = add('重述', at(slot))
    claims.push((b, f) => void b.restatement(at2(f, again), at2(f, slot)))
  }
  const change = (now: number) => {
    const before = add('上年', money())
    const rate = add('增长', at(now).minus(at(before)).div(at(before)).times(100).toDecimalPlaces(2), '%')
    claims.push(
      (b, f) =>
        void b.claim('change', {
          stated: of(at2(f, rate)),
          comparison: '=',
          computed: percentage(minus(of(at2(f, now)), of(at2(f, before))), of(at2(f, before))),
        }),
    )
  }
  const tops: number[] = []
  for (let block = 0; block < 2; block++) {
    const parts = Array.from({ length: 2 + Math.floor(random() * 3) }, () => {
      if (random() < 0.5) return add('分项', money())
      const below = Array.from({ length: 2 + Math.floor(random() * 4) }, () => add('细项', money()))
      const total = sum(below, '小计')
      for (const one of below) if (random() < density) share(one, total)
      return total
    })
    const total = sum(parts, '合计')
    for (const part of parts) {
      if (random() < density) share(part, total)
      if (random() < density / 2) change(part)
      if (random() < density) restate(part)
    }
    if (random() < density) restate(total)
    tops.push(total)
  }
  if (random() < density) sum(tops, '总计')
  table(random, add, at, sum, money)
  const plants = plant(random, slots, errors)
  const b = build()
  const figures = slots.map(({ label, unit, decimals, truth }, i) =>
    b.figure(label, (plants.find(({ slot }) => slot === i)?.printed ?? truth.toFixed(decimals)) + unit),
  )
  for (const claim of claims) claim(b, figures)
  return { report: b.report(), figures, truths: slots.map(({ truth }) => truth), plants }
}

/** Rows and columns that both add up. */
function table(
  random: Random,
  add: (label: string, truth: Decimal) => number,
  _at: (index: number) => Decimal,
  sum: (parts: readonly number[], label: string) => number,
  money: () => Decimal,
): void {
  const rows = 3 + Math.floor(random() * 4)
  const columns = 3
  const cells = Array.from({ length: rows }, () => Array.from({ length: columns }, () => add('单元格', money())))
  const rowTotals = cells.map((row) => sum(row, '行计'))
  for (let column = 0; column < columns; column++)
    sum(
      cells.map((row) => row[column] ?? 0),
      '列计',
    )
  sum(rowTotals, '总计')
}

const KINDS = ['changed', 'transposed', 'dropped', 'tenfold', 'percent-off', 'last-digit'] as const

function plant(random: Random, slots: readonly Slot[], errors: number): Plant[] {
  const plants: Plant[] = []
  while (plants.length < errors) {
    const slot = Math.floor(random() * slots.length)
    const target = slots[slot]
    if (!target || plants.some((one) => one.slot === slot)) continue
    const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'changed'
    const truth = target.truth.toFixed(target.decimals)
    const printed = misprint(random, truth, kind, target.decimals)
    if (printed && printed !== truth) plants.push({ slot, kind, printed })
  }
  return plants
}

function misprint(random: Random, truth: string, kind: (typeof KINDS)[number], decimals: number): string | null {
  const places = [...truth].flatMap((char, i) => (/\d/.test(char) ? [i] : []))
  const i = places[Math.floor(random() * places.length)] ?? 0
  const digit = String(Math.floor(random() * 10))
  const value = new Decimal(truth)
  switch (kind) {
    case 'changed':
      return i === 0 && digit === '0' ? null : truth.slice(0, i) + digit + truth.slice(i + 1)
    case 'transposed': {
      const j = truth[i + 1] === '.' ? i + 2 : i + 1
      if (j >= truth.length || (i === 0 && truth[j] === '0')) return null
      return truth.slice(0, i) + truth[j] + truth.slice(i + 1, j) + truth[i] + truth.slice(j + 1)
    }
    case 'dropped':
      return i >= truth.length - decimals || value.abs().lessThan(100) ? null : truth.slice(0, i) + truth.slice(i + 1)
    case 'tenfold':
      return value.times(random() < 0.5 ? 10 : 0.1).toFixed(decimals)
    case 'percent-off':
      return value.times(1 + (random() - 0.5) * 0.4).toFixed(decimals)
    case 'last-digit':
      return value
        .plus(new Decimal(random() < 0.5 ? 1 : -1).times(new Decimal(1).shifted(-decimals)).times(3))
        .toFixed(decimals)
  }
}
