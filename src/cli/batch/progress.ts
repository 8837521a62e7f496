import type { Language } from '../../model/finding.ts'
import { say } from '../../print/catalogue.ts'
import { width } from '../../print/columns.ts'

/** What progress is shown on: standard error, or what stands for it in a test. */
export interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/** Milliseconds between two drawings, also while nothing is done. */
const INTERVAL = 200

/** One line on a terminal that says how far a run is, and is gone at its end. */
export class Progress {
  readonly #terminal: Terminal
  readonly #total: number
  readonly #language: Language
  readonly #start = performance.now()
  readonly #timer: NodeJS.Timeout | undefined
  #done = 0
  #findings = 0
  #shown = false
  #hidden = false

  /** Shows nothing where nobody would see it move: into pipes and logs. */
  constructor(total: number, language: Language, terminal: Terminal, env: NodeJS.ProcessEnv) {
    this.#total = total
    this.#language = language
    this.#terminal = terminal
    const seen = terminal.isTTY === true && env.TERM !== 'dumb' && !env.CI
    if (seen && total > 1) this.#timer = setInterval(() => this.#draw(), INTERVAL).unref()
  }

  /** One more input is done, with so many findings. */
  step(findings: number): void {
    this.#done++
    this.#findings += findings
    if (this.#hidden) this.#draw()
  }

  /** Makes room for other lines, until the next step. */
  hide(): void {
    if (!this.#shown) return
    this.#terminal.write('\r\u001b[K')
    this.#shown = false
    this.#hidden = true
  }

  end(): void {
    clearInterval(this.#timer)
    this.hide()
  }

  #draw(): void {
    const line = progressLine(this.#done, this.#total, this.#findings, performance.now() - this.#start, this.#language)
    // A terminal that does not tell its size says 0.
    if (width(line) >= (this.#terminal.columns || 80)) return
    this.#terminal.write(`\r${line}\u001b[K`)
    this.#shown = true
    this.#hidden = false
  }
}

/** `12/2000 files, 40.0/s, 0:50 left, 7 findings`, after so many milliseconds. */
export function progressLine(done: number, n: number, findings: number, elapsed: number, language: Language): string {
  const rate = done / (elapsed / 1000)
  const left = Math.round((n - done) / rate)
  const minutes = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  const values = { done, n, rate: rate.toFixed(1), left: done === 0 ? '?' : minutes }
  return say(language, 'batch.progress', values) + say(language, 'batch.progress-findings', { n: findings })
}
