import { expect, it } from 'vitest'
import { annotated } from '../../bench/accuracy/main.ts'
import { measure } from '../../bench/accuracy/measure.ts'
import { tally } from '../../bench/accuracy/tally.ts'

/** Of equations, in a run of six wrong numbers a report. These only rise; `npm run accuracy` is the full run. */
const FLOORS = { detected: 0.88, located: 0.88, blamed: 0.7, repaired: 0.62 }

/** On all untouched reports together. This only falls. */
const MOST_FALSE_ALARMS = 0

it('finds wrong numbers at least as well as before', { timeout: 300_000 }, async () => {
  const measurements = []
  for (const report of annotated('fixtures/annotated')) measurements.push(await measure(report, 1, 6))
  const { equations, falseAlarms } = tally(measurements)
  expect(equations.planted).toBeGreaterThan(90)
  expect(equations.detected).toBeGreaterThanOrEqual(FLOORS.detected)
  expect(equations.located).toBeGreaterThanOrEqual(FLOORS.located)
  expect(equations.blamed).toBeGreaterThanOrEqual(FLOORS.blamed)
  expect(equations.repaired).toBeGreaterThanOrEqual(FLOORS.repaired)
  expect(falseAlarms.high).toBeLessThanOrEqual(MOST_FALSE_ALARMS)
})
