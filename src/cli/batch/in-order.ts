/**
 * Values that come in any order, given out in the order of their places, from 0 on. Each waits for all before it, until the
 * end: what never came is then left out.
 */
export class InOrder<T> implements AsyncIterable<T> {
  readonly #waiting = new Map<number, T>()
  #ended = false
  #failure: { readonly error: unknown } | null = null
  #wake = () => {}

  put(place: number, value: T): void {
    this.#waiting.set(place, value)
    this.#wake()
  }

  end(): void {
    this.#ended = true
    this.#wake()
  }

  fail(error: unknown): void {
    this.#failure = { error }
    this.#wake()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (let place = 0; ; place++) {
      while (!this.#waiting.has(place)) {
        if (this.#failure) throw this.#failure.error
        if (this.#ended) return yield* this.#rest()
        await new Promise<void>((wake) => {
          this.#wake = wake
        })
      }
      const value = this.#waiting.get(place) as T
      this.#waiting.delete(place)
      yield value
    }
  }

  *#rest(): Generator<T> {
    for (const [, value] of [...this.#waiting].sort(([a], [b]) => a - b)) yield value
  }
}
