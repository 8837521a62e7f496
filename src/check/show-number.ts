import type { Language } from '../model/finding.ts'
import type { Figure } from '../model/report.ts'
import type { Decimal } from '../number/decimal.ts'

/** Decimals beyond the printed ones that a recomputed value may need to differ visibly from the stated one. */
const EXTRA = 2

/** A figure as printed, with the unit that a caption or header gives it. */
export function showFigure({ text, unit }: Figure): string {
  return text.endsWith(unit.text) ? text : text + unit.text
}

/** The number alone, plain digits. */
export function showValue(figure: Figure): string {
  return figure.value.toFixed(figure.decimals)
}

/**
 * How many decimals to show a recomputed value with: those of the stated figure, or up to two more where they would make
 * it look the same. Values in the stated figure's unit.
 */
export function decimalsToShow(stated: Decimal, computed: Decimal, decimals: number): number {
  for (let shown = decimals; shown < decimals + EXTRA; shown++) {
    if (computed.equals(stated) || !computed.toDecimalPlaces(shown).equals(stated)) return shown
  }
  return decimals + EXTRA
}

/** Up to two decimals beyond `decimals`, at least four, cut off with `…` where more follow: `29.3861…`. */
export function showExact(value: Decimal, decimals: number): string {
  const shown = value.toDecimalPlaces(Math.max(decimals + EXTRA, 4), 'down')
  return shown.equals(value) ? shown.toFixed() : `${shown.toFixed()}…`
}

/** The unit of a difference: two percentages differ by percentage points. */
export function unitOfDifference(figure: Figure, language: Language): string {
  const { dimension, text } = figure.unit
  if (dimension !== 'percent' && dimension !== 'points') return text
  return language === 'zh' ? '个百分点' : ' percentage points'
}
