import { seeded, shuffled } from '../accuracy/random.ts'

/** Draws the numbers and words of a generated report, the same for the same seed. */
export class Figures {
  readonly #random: () => number

  constructor(seed: number) {
    this.#random = seeded(seed)
  }

  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1))
  }

  /** Hundredths of 万元; not whole 万元, so that none is printed with noughts only. */
  money(least: number, most: number): number {
    const cents = this.whole(least, most)
    return cents % 100 === 0 ? cents + 37 : cents
  }

  pick<T>(items: readonly T[]): T {
    return items[this.whole(0, items.length - 1)] as T
  }

  /** `count` different ones, in any order. */
  some<T>(items: readonly T[], count: number): T[] {
    return shuffled(items, this.#random).slice(0, count)
  }

  /** Parts of about the same size that make up the whole. */
  split(whole: number, parts: number): number[] {
    const sizes = Array.from({ length: parts - 1 }, () => Math.floor((whole / parts) * (0.7 + 0.5 * this.#random())))
    return [...sizes, whole - sizes.reduce((sum, size) => sum + size, 0)]
  }
}
