import type { Reading } from '../model/claim.ts'
import type { Side } from './relate.ts'

/** The readings without those that say the same of the same figures. */
export function distinctReadings(readings: readonly Reading[]): Reading[] {
  if (readings.length < 2) return [...readings]
  return [...new Map(readings.map((one) => [keyOf(one), one])).values()]
}

function keyOf({ stated, comparison, computed }: Reading): string {
  return `${keyOfSide(stated)}${comparison}${keyOfSide(computed)}`
}

function keyOfSide(side: Side): string {
  switch (side.op) {
    case 'figure':
      return side.figure.id
    case 'constant':
      return `"${side.value}${side.items ? JSON.stringify(side.items) : ''}"`
    case 'sum':
      return `(${side.terms.map(({ weight, of }) => (weight > 0 ? '+' : '-') + keyOfSide(of)).join('')})`
    case 'product':
      return `(${side.factors.map(keyOfSide).join('*')})`
    case 'quotient':
      return `(${keyOfSide(side.numerator)}/${keyOfSide(side.denominator)})`
    case 'absolute':
      return `|${keyOfSide(side.of)}|`
  }
}
