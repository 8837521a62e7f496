import { expect, it } from 'vitest'
import { broken } from '../../src/check/broken.ts'
import { diagnose } from '../../src/check/diagnose.ts'
import { chance, simulate } from './simulate.ts'

/** Of the misprints that some claim notices: how many figures are blamed, how many put right. */
function accuracy(errors: number, density: number): { blamed: number; repaired: number } {
  const random = chance(7)
  const count = { noticed: 0, blamed: 0, repaired: 0 }
  for (let i = 0; i < 60; i++) {
    const { report, figures, truths, plants } = simulate(random, errors, density)
    const found = diagnose(report, 'rounded')
    for (const { slot } of plants) {
      const id = figures[slot]?.id
      if (!report.claims.some((claim) => broken(claim, 'rounded') && claim.figures.some((one) => one.id === id)))
        continue
      const diagnosis = found.find(({ blamed }) => blamed.id === id)
      count.noticed++
      if (diagnosis) count.blamed++
      if (diagnosis?.correction?.value.equals(truths[slot] ?? Number.NaN)) count.repaired++
    }
  }
  return { blamed: count.blamed / count.noticed, repaired: count.repaired / count.noticed }
}

it.each([
  [1, 0.15, 0.85, 0.8],
  [1, 0.5, 0.9, 0.85],
  [3, 0.5, 0.85, 0.75],
])('%i misprints, density %d: blames %d and repairs %d of those noticed', (errors, density, blamed, repaired) => {
  const reached = accuracy(errors, density)
  expect(reached.blamed).toBeGreaterThan(blamed)
  expect(reached.repaired).toBeGreaterThan(repaired)
})
