import { Decimal as Base } from 'decimal.js'

/**
 * Exact decimals. Printed numbers have at most {@link MAX_DIGITS} digits, so sums, differences and products of a report's
 * figures never round at this precision; quotients round far below anything a report can print.
 */
export const Decimal = Base.clone({ precision: 120, rounding: Base.ROUND_HALF_UP, toExpNeg: -1000, toExpPos: 1000 })
export type Decimal = Base

/** A longer run of digits is a code, not an amount. */
export const MAX_DIGITS = 30

export const ZERO = new Decimal(0)
export const ONE = new Decimal(1)
export const HUNDRED = new Decimal(100)
