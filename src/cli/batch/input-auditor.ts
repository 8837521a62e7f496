import { audit } from '../../audit.ts'
import { LoadError } from '../../load/load-error.ts'
import type { Language } from '../../model/finding.ts'
import { say } from '../../print/catalogue.ts'
import { reportKind } from '../../taxonomy/report-kinds.ts'
import { type ReportSettings, reportSettings } from '../audit-settings.ts'
import { Configs } from '../configs.ts'
import type { Input } from '../inputs.ts'
import type { Options } from '../program.ts'
import { InputError, readInput } from '../read-input.ts'
import type { Outcome } from './outcome.ts'
import type { OutcomeCache } from './outcome-cache.ts'

/** Audits inputs one by one, in whatever process; with a cache, those that it does not know yet. */
export class InputAuditor {
  readonly #options: Options
  readonly #whole: boolean
  readonly #configs: Configs
  readonly #cache: Promise<OutcomeCache> | null
  #spoilt = false

  /** The reports as read are dropped unless the `whole` of them is asked for: of ten thousand files only the findings are kept. */
  constructor(options: Options, whole: boolean) {
    this.#options = options
    this.#whole = whole
    this.#configs = new Configs(options.config, options.language)
    this.#cache = options.cacheDir === undefined ? null : openCache(options.cacheDir, options, whole)
  }

  /** Whether an input was given up with which a thread may still be busy, and cannot be stopped while it is in code of the engine. */
  get spoilt(): boolean {
    return this.#spoilt
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
      const cache = await this.#cache
      const known = cache?.read(bytes, input, settings.loaded)
      if (known) return known
      const times: Record<string, number> = {}
      const timed = (what: string, milliseconds: number) => {
        times[what] = milliseconds
      }
      const audited = await audit(await this.#converted(bytes), {
        ...settings.options,
        name: path,
        ...(this.#options.stats && { timed }),
      })
      const { report, statuses, ...result } = audited
      const outcome = {
        result: this.#whole ? audited : result,
        kind: reportKind(report),
        notes: report.tree.notes,
      }
      cache?.write(bytes, input, settings.loaded, outcome)
      return this.#options.stats ? { ...outcome, times } : outcome
    } catch (error) {
      this.#spoilt ||= error instanceof LoadError && error.reason === 'stalled'
      return { path, message: whyNotAudited(error, language) ?? bug(error, language) }
    }
  }

  /** What the cache knows of an input; null where it has to be audited. */
  async recall(input: Input, settings: ReportSettings): Promise<Outcome | null> {
    const cache = await this.#cache
    if (!cache) return null
    try {
      return cache.read(await readInput(input, this.#options), input, settings.loaded)
    } catch {
      return null
    }
  }

  /** Remembers how an input failed its process, for `--resume`: it would fail the next one alike. */
  async rememberFailure(input: Input, settings: ReportSettings, problem: Outcome): Promise<void> {
    const cache = await this.#cache
    const bytes = cache && (await readInput(input, this.#options).catch(() => null))
    if (bytes) cache.writeFailure(bytes, input, settings.loaded, problem)
  }

  /** As .docx, where a converter was asked for and has something to do. */
  async #converted(bytes: Uint8Array): Promise<Uint8Array> {
    if (this.#options.converter === undefined) return bytes
    return await (await import('../converter.ts')).convert(bytes, this.#options)
  }
}

async function openCache(folder: string, options: Options, whole: boolean): Promise<OutcomeCache> {
  const { OutcomeCache } = await import('./outcome-cache.ts')
  return new OutcomeCache(folder, options, whole)
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
