import { audit } from '../../audit.ts'
import { LoadError } from '../../load/load-error.ts'
import type { Language } from '../../model/finding.ts'
import { say } from '../../print/catalogue.ts'
import { reportKind } from '../../taxonomy/report-kinds.ts'
import { type ReportSettings, reportSettings } from '../audit-settings.ts'
import { Configs } from '../configs.ts'
import { convert } from '../converter.ts'
import type { Input } from '../inputs.ts'
import type { Options } from '../program.ts'
import { InputError, readInput } from '../read-input.ts'
import { Cache } from './cache.ts'
import { cacheKey } from './cache-key.ts'
import type { Outcome } from './outcome.ts'

/** Audits inputs one by one, in whatever process; with a cache, those that it does not know yet. */
export class InputAuditor {
  readonly #options: Options
  readonly #whole: boolean
  readonly #configs: Configs
  readonly #cache: Cache | null

  /** The reports as read are dropped unless the `whole` of them is asked for: of ten thousand files only the findings are kept. */
  constructor(options: Options, whole: boolean) {
    this.#options = options
    this.#whole = whole
    this.#configs = new Configs(options.config, options.language)
    this.#cache = options.cacheDir === undefined ? null : new Cache(options.cacheDir)
  }

  /** Throws a UsageError for a configuration that is wrong. */
  settings(input: Input): Promise<ReportSettings> {
    return reportSettings(input, this.#configs, this.#options)
  }

  /** Whatever goes wrong is the input's problem. */
  async audit(input: Input, settings: ReportSettings): Promise<Outcome> {
    const { language } = this.#options
    const { path } = input
    try {
      const bytes = await readInput(input, this.#options)
      const known = this.#known(bytes, input, settings)
      if (known) return known
      const times: Record<string, number> = {}
      const timed = (what: string, milliseconds: number) => {
        times[what] = milliseconds
      }
      const audited = await audit(await convert(bytes, this.#options), { ...settings.options, name: path, timed })
      const { report, statuses, ...result } = audited
      const outcome = {
        result: this.#whole ? audited : result,
        kind: reportKind(report),
        notes: report.tree.notes,
      }
      this.#cache?.write(this.#key(bytes, input, settings), outcome)
      return this.#options.stats ? { ...outcome, times } : outcome
    } catch (error) {
      return { path, message: whyNotAudited(error, language) ?? bug(error, language) }
    }
  }

  /** What the cache knows of an input; null where it has to be audited. */
  async recall(input: Input, settings: ReportSettings): Promise<Outcome | null> {
    if (!this.#cache) return null
    try {
      return this.#known(await readInput(input, this.#options), input, settings)
    } catch {
      return null
    }
  }

  /** Remembers how an input failed its process, for `--resume`: it would fail the next one alike. */
  async rememberFailure(input: Input, settings: ReportSettings, problem: Outcome): Promise<void> {
    if (!this.#cache) return
    const bytes = await readInput(input, this.#options).catch(() => null)
    if (bytes) this.#cache.write(this.#failureKey(this.#key(bytes, input, settings)), problem)
  }

  #known(bytes: Uint8Array, input: Input, settings: ReportSettings): Outcome | null {
    if (!this.#cache) return null
    const key = this.#key(bytes, input, settings)
    const known = this.#cache.read(key) ?? (this.#options.resume ? this.#cache.read(this.#failureKey(key)) : null)
    if (known === null || 'message' in known) return known && { ...known, path: input.path }
    return { ...known, result: { ...known.result, path: input.path } }
  }

  #key(bytes: Uint8Array, input: Input, settings: ReportSettings): string {
    return cacheKey(bytes, input, settings.loaded, this.#options, this.#whole)
  }

  /** With more time the input may fare better. */
  #failureKey(key: string): string {
    return `${key}-${this.#options.timeout ?? 'default'}`
  }
}

/** Why an input could not be audited, in words; null for what is a bug. */
export function whyNotAudited(error: unknown, language: Language): string | null {
  if (error instanceof InputError) return error.message
  return error instanceof LoadError ? error.bilingual[language] : null
}

/** The error and where it was thrown, on one line. */
function bug(error: unknown, language: Language): string {
  const [reason = '', at = ''] = (error instanceof Error ? (error.stack ?? String(error)) : String(error)).split(
    /\n\s*/,
  )
  return say(language, 'input.bug', { reason: `${reason} ${at}`.trim() })
}
