import { constants } from 'node:os'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Turns the first signal to end into an end in good order; the second ends the program at once, as if nobody had listened. */
export class Interruption {
  readonly #abort = new AbortController()
  #exitCode: number | null = null

  constructor() {
    for (const name of SIGNALS) process.on(name, this.#interrupt)
  }

  get signal(): AbortSignal {
    return this.#abort.signal
  }

  /** What a shell expects of a program that a signal ended, 128 and the signal's number; null where none came. */
  get exitCode(): number | null {
    return this.#exitCode
  }

  release(): void {
    for (const name of SIGNALS) process.off(name, this.#interrupt)
  }

  #interrupt = (name: (typeof SIGNALS)[number]) => {
    this.#exitCode = 128 + constants.signals[name]
    this.release()
    this.#abort.abort()
  }
}
