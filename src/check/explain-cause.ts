import type { Claim } from '../model/claim.ts'
import type { Bilingual, CauseKind } from '../model/finding.ts'
import type { Figure } from '../model/report.ts'
import { HUNDRED, ZERO } from '../number/decimal.ts'
import type { Board } from './board.ts'
import type { Correction } from './corrections.ts'
import { showFigure } from './show-number.ts'

/** Printed and other stand for numbers as printed; label is the other figure's. */
const MESSAGES: Readonly<Record<CauseKind, Bilingual>> = {
  truncated: { zh: '末位截尾，未四舍五入', en: 'cut off instead of rounded' },
  'transposed-digits': {
    zh: '疑相邻数字颠倒：{corrected} 误为 {printed}',
    en: 'two digits may have changed places: {corrected} became {printed}',
  },
  'changed-digit': {
    zh: '疑一位数字有误：{corrected} 误为 {printed}',
    en: 'one digit may be wrong: {corrected} became {printed}',
  },
  'dropped-digit': {
    zh: '疑漏一位数字：{corrected} 误为 {printed}',
    en: 'a digit may be missing: {corrected} became {printed}',
  },
  'doubled-digit': {
    zh: '疑一位数字重复：{corrected} 误为 {printed}',
    en: 'a digit may be doubled: {corrected} became {printed}',
  },
  'decimal-point': {
    zh: '疑小数点错位：{corrected} 误为 {printed}',
    en: 'the decimal point may have slipped: {corrected} became {printed}',
  },
  unit: {
    zh: '疑单位有误：{printed} 与 {corrected} 相差万倍或亿倍',
    en: 'the unit may be wrong: {printed} for {corrected}',
  },
  sign: { zh: '疑正负号有误：{corrected} 误为 {printed}', en: 'the sign may be wrong: {corrected} became {printed}' },
  'missing-addend': {
    zh: '差额等于“{label}”{other}，疑漏计该项',
    en: 'the difference equals {label} {other}, which may have been left out',
  },
  'surplus-addend': {
    zh: '差额等于“{label}”{other}，疑多计该项',
    en: 'the difference equals {label} {other}, which may have been counted in excess',
  },
  'other-figure': {
    zh: '与“{label}”{other} 相同，疑误抄',
    en: 'the same as {label} {other}, which may have been copied here',
  },
  plugged: {
    zh: '各占比恰好合计 100%，疑该占比为倒挤所得',
    en: 'the shares add up to exactly 100%, so this one may be what was left over',
  },
}

/** Why the printed number may differ from the one that follows; null where nothing speaks for a cause. */
export function explainCause(
  figure: Figure,
  correction: Correction,
  repaired: readonly Claim[],
  board: Board,
): { kind: CauseKind; message: Bilingual } | null {
  const kind = isPlugged(figure, repaired, board) ? 'plugged' : correction.kind
  if (!kind) return null
  const values: Readonly<Record<string, string>> = {
    printed: showFigure(figure),
    corrected: correction.value.toFixed(correction.decimals) + figure.unit.text,
    label: correction.other?.label ?? '',
    other: correction.other ? showFigure(correction.other) : '',
  }
  const fill = (text: string) =>
    text
      .replace(correction.other?.label === '' ? /“?\{label\}”? ?/ : '', '')
      .replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  return { kind, message: { zh: fill(MESSAGES[kind].zh), en: fill(MESSAGES[kind].en) } }
}

/**
 * A share that does not follow from its amounts while all shares of the whole, as printed, make exactly 100%: one of them is
 * what the others, right or wrong, left over.
 */
function isPlugged(figure: Figure, repaired: readonly Claim[], board: Board): boolean {
  if (figure.unit.dimension !== 'percent' || !repaired.every(({ kind }) => kind === 'share')) return false
  const claims = board.of(figure).map(({ claim }) => claim)
  return claims.some(isHundred) || repaired.some((claim) => makeHundred(siblings(claim, board)))
}

/** 100 = a + b + c, exactly. */
function isHundred({ kind, reading: { stated, computed } }: Claim): boolean {
  if (kind !== 'sum' || stated.op !== 'constant' || computed.op !== 'sum') return false
  const sum = computed.terms.reduce((all, { of }) => (of.op === 'figure' ? all.plus(of.figure.value) : all), ZERO)
  return sum.equals(stated.value)
}

/** The shares that are taken of the same figure as a claim's. */
function siblings(claim: Claim, board: Board): readonly Claim[] {
  const whole = wholeOf(claim)
  return whole ? board.of(whole).flatMap((other) => (wholeOf(other.claim)?.id === whole.id ? [other.claim] : [])) : []
}

/** What a share is of; null where its base is computed. */
function wholeOf({ kind, reading: { computed } }: Claim): Figure | null {
  if (kind !== 'share' || computed.op !== 'product') return null
  const [quotient] = computed.factors.filter((factor) => factor.op === 'quotient')
  return quotient?.denominator.op === 'figure' ? quotient.denominator.figure : null
}

function makeHundred(shares: readonly Claim[]): boolean {
  const stated = shares.flatMap(({ reading }) => (reading.stated.op === 'figure' ? [reading.stated.figure] : []))
  return stated.length > 1 && stated.reduce((all, { value }) => all.plus(value), ZERO).equals(HUNDRED)
}
