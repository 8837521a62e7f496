import { Decimal as Base } from 'decimal.js'

/** Decimals of any width, for what the scaled integers of a {@link Decimal} cannot hold. */
export const Wide = Base.clone({ precision: 120, rounding: Base.ROUND_HALF_UP, toExpNeg: -1000, toExpPos: 1000 })
export type Wide = Base

/** What becomes of digits that do not fit: rounded half away from zero, cut off, or rounded to one side of the line. */
export type Rounding = 'half-up' | 'down' | 'floor' | 'ceil'

const MODES = {
  'half-up': Base.ROUND_HALF_UP,
  down: Base.ROUND_DOWN,
  floor: Base.ROUND_FLOOR,
  ceil: Base.ROUND_CEIL,
} as const

const BY_ROUNDING = {
  'half-up': Wide,
  down: Wide.clone({ rounding: MODES.down }),
  floor: Wide.clone({ rounding: MODES.floor }),
  ceil: Wide.clone({ rounding: MODES.ceil }),
}

export function product(a: Wide, b: Wide, rounding: Rounding): Wide {
  return remade(BY_ROUNDING[rounding].mul(a, b))
}

export function quotient(a: Wide, b: Wide, rounding: Rounding): Wide {
  return remade(BY_ROUNDING[rounding].div(a, b))
}

/** With at most so many decimals. */
export function rounded(a: Wide, places: number, rounding: Rounding): Wide {
  return a.toDecimalPlaces(places, MODES[rounding])
}

/** By the constructor that rounds half up: what another one makes would round all that is made of it. */
function remade(value: Base): Wide {
  return new Wide(value)
}
