/** How many grams one of a unit of weight is: 1斤 = 500克. */
export const WEIGHTS: Readonly<Record<string, number>> = { 吨: 1_000_000, 公斤: 1000, 千克: 1000, 斤: 500, 克: 1 }

/** How many 亩 one of a unit of area is: 1公顷 = 15亩. */
export const AREAS: Readonly<Record<string, number>> = { 平方公里: 1500, 公顷: 15, 亩: 1 }
