import type { LoadedConfig } from '../configs.ts'
import type { Input } from '../inputs.ts'
import type { Options } from '../program.ts'
import { Cache } from './cache.ts'
import { cacheKey } from './cache-key.ts'
import type { Outcome } from './outcome.ts'

/** What earlier runs found in inputs, as far as nothing has changed that it depends on. */
export class OutcomeCache {
  readonly #cache: Cache
  readonly #options: Options
  readonly #whole: boolean

  constructor(folder: string, options: Options, whole: boolean) {
    this.#cache = new Cache(folder)
    this.#options = options
    this.#whole = whole
  }

  /** Failures too, where the run goes on from one that had them. */
  read(bytes: Uint8Array, input: Input, loaded: LoadedConfig): Outcome | null {
    const key = this.#key(bytes, input, loaded)
    const known = this.#cache.read(key) ?? (this.#options.resume ? this.#cache.read(this.#failureKey(key)) : null)
    if (known === null || 'message' in known) return known && { ...known, path: input.path }
    return { ...known, result: { ...known.result, path: input.path } }
  }

  write(bytes: Uint8Array, input: Input, loaded: LoadedConfig, outcome: Outcome): void {
    this.#cache.write(this.#key(bytes, input, loaded), outcome)
  }

  writeFailure(bytes: Uint8Array, input: Input, loaded: LoadedConfig, problem: Outcome): void {
    this.#cache.write(this.#failureKey(this.#key(bytes, input, loaded)), problem)
  }

  #key(bytes: Uint8Array, input: Input, loaded: LoadedConfig): string {
    return cacheKey(bytes, input, loaded, this.#options, this.#whole)
  }

  /** With more time the input may fare better. */
  #failureKey(key: string): string {
    return `${key}-${this.#options.timeout ?? 'default'}`
  }
}
