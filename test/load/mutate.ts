import { expect } from 'vitest'
import { load } from '../../src/load/load.ts'
import { LoadError } from '../../src/load/load-error.ts'

/** Numbers in [0, n) that are the same in every run. */
export function randomNumbers(seed: number): (n: number) => number {
  let state = seed
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

/** A copy with some bytes changed, taken out, doubled or cut off. */
export function mutate(bytes: Uint8Array, random: (n: number) => number, most = 8): Uint8Array {
  let copy: Uint8Array = bytes.slice()
  for (let i = random(most); i >= 0; i--) {
    const [at, length] = [random(copy.length), random(40)]
    const kind = random(10)
    if (kind < 6) copy[at] = random(256)
    else if (kind < 8) copy = joined(copy.subarray(0, at), copy.subarray(at + length))
    else if (kind < 9) copy = joined(copy.subarray(0, at + length), copy.subarray(at))
    else if (i === 0) copy = copy.subarray(0, at)
  }
  return copy
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    result.set(part, at)
    at += part.length
  }
  return result
}

/** Loads or fails with a {@link LoadError}, within five seconds; returns whether it loaded. */
export async function loadsOrRefuses(bytes: Uint8Array, name: string): Promise<boolean> {
  const start = performance.now()
  const loaded = await load(bytes, name).then(
    () => true,
    (error: unknown) => {
      if (!(error instanceof LoadError)) throw error
      return false
    },
  )
  expect(performance.now() - start).toBeLessThan(5000)
  return loaded
}
