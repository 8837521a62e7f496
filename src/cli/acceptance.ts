import { readFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { accepts, exceptionsFor, isExpired } from '../config/accepted.ts'
import { baselineEntries, compareToBaseline } from '../config/baseline.ts'
import type { Baseline } from '../config/baseline-schema.ts'
import type { Exception } from '../config/schema.ts'
import type { Finding } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import type { LoadedConfig } from './configs.ts'
import { targetOf } from './configs.ts'
import type { Input } from './inputs.ts'
import type { Options } from './program.ts'
import { codeOf } from './read-input.ts'
import { UsageError } from './usage-error.ts'
import { writeOutput } from './write-output.ts'

/** Findings that somebody has accepted, by exceptions of the configuration or by a baseline; and what of these is out of date. */
export class Acceptance {
  readonly #options: Options
  readonly #baseline: Baseline
  readonly #used = new Map<Exception, boolean>()
  readonly #today = new Date().toISOString().slice(0, 10)
  #stale = 0

  /** Throws a UsageError for a baseline that is none. */
  static async begin(options: Options): Promise<Acceptance> {
    if (options.updateBaseline && options.baseline === undefined)
      throw new UsageError(say(options.language, 'usage.baseline'))
    return new Acceptance(options, await read(options))
  }

  private constructor(options: Options, baseline: Baseline) {
    this.#options = options
    this.#baseline = baseline
  }

  /** The findings of a report that nobody has accepted. */
  filter(findings: readonly Finding[], input: Input, { layers }: LoadedConfig): readonly Finding[] {
    const exceptions = exceptionsFor(layers, targetOf(input)).map(({ exception }) => exception)
    for (const one of exceptions) this.#used.set(one, this.#used.get(one) ?? false)
    const open = findings.filter((finding) => {
      const hits = exceptions.filter((one) => !isExpired(one, this.#today) && accepts(one, finding))
      for (const hit of hits) this.#used.set(hit, true)
      return hits.length === 0
    })
    const { baseline, updateBaseline } = this.#options
    if (baseline === undefined) return open
    const path = relative(dirname(resolve(baseline)), resolve(input.file ?? input.path))
      .split(sep)
      .join('/')
    if (updateBaseline) {
      this.#baseline.findings[path] = baselineEntries(open)
      return []
    }
    const { fresh, stale } = compareToBaseline(open, this.#baseline, path)
    this.#stale += stale
    return fresh
  }

  /** Writes the baseline if that was asked for, and says what is out of date. */
  async end(): Promise<void> {
    const { baseline, updateBaseline, language } = this.#options
    if (baseline !== undefined && updateBaseline) {
      const found = Object.entries(this.#baseline.findings).filter(([, entries]) => entries.length > 0)
      const sorted = Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)))
      await writeOutput(`${JSON.stringify({ version: 1, findings: sorted }, null, 2)}\n`, baseline, language)
    }
    if (this.#stale > 0) note(say(language, 'baseline.stale', { file: baseline ?? '', n: this.#stale }))
    for (const [exception, used] of this.#used) {
      const { reason, expires = '' } = exception
      if (isExpired(exception, this.#today)) note(say(language, 'exception.expired', { reason, date: expires }))
      else if (!used) note(say(language, 'exception.unused', { reason }))
    }
  }
}

async function read({ baseline, updateBaseline, language }: Options): Promise<Baseline> {
  const none: Baseline = { version: 1, findings: {} }
  if (baseline === undefined) return none
  let value: unknown
  try {
    value = JSON.parse(readFileSync(baseline, 'utf8'))
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && updateBaseline) return none
    throw new UsageError(say(language, 'baseline.unreadable', { file: baseline }))
  }
  const { baselineSchema } = await import('../config/baseline-schema.ts')
  const parsed = baselineSchema.safeParse(value)
  if (!parsed.success) throw new UsageError(say(language, 'baseline.unreadable', { file: baseline }))
  return parsed.data
}

function note(text: string): void {
  process.stderr.write(`${text}\n`)
}
