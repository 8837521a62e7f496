import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Input } from '../inputs.ts'
import type { Options } from '../program.ts'
import type { Outcome } from './outcome.ts'
import { unpack } from './packed.ts'
import { programFolder } from './program-folder.ts'

/** What a worker is told: how to audit, then inputs, a few at a time. */
export type Order = { readonly options: Options; readonly whole: boolean } | { readonly inputs: readonly Input[] }

/** What a worker tells: that it can begin, then the packed outcome of each input, in the order given, up to one that has spoilt it. */
export type Message = 'ready' | { readonly outcome: unknown; readonly spoilt: boolean }

/** How a worker failed an input: it took too long, ran out of memory, or ended by this signal or exit code. */
export type Failure = 'timeout' | 'memory' | { readonly end: string }

type Answer = { readonly outcome: Outcome; readonly spoilt: boolean } | { readonly failure: Failure }

/** Of V8's heap, in MB, unless NODE_OPTIONS says otherwise. */
const HEAP = 2048

/** As much of what a dying process says as tells why, in UTF-16 code units. */
const LAST_WORDS = 4000

/** A process that audits inputs one after another, so that whatever an input does to it costs no other. */
export class WorkerProcess {
  readonly #child: ChildProcess
  readonly #messages: Message[] = []
  #begun = false
  #lastWords = ''
  #failure: Failure | null = null
  #wake = () => {}

  constructor(options: Options, whole: boolean) {
    const limited = process.env.NODE_OPTIONS?.includes('max-old-space-size') ?? false
    this.#child = fork(join(programFolder(), 'worker.js'), [], {
      execArgv: limited ? [] : [`--max-old-space-size=${HEAP}`],
      serialization: 'advanced',
      // What a plugin prints must not get between our own lines.
      stdio: ['ignore', 2, 'pipe', 'ipc'],
    })
    this.#child.on('message', (message: Message) => {
      this.#messages.push(message)
      this.#wake()
    })
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-LAST_WORDS)
    })
    this.#child.on('error', ({ message }) => this.#fail({ end: message }))
    this.#onEnd((end) => this.#fail(/heap out of memory|Allocation failed/.test(this.#lastWords) ? 'memory' : { end }))
    this.tell({ options, whole })
  }

  tell(order: Order): void {
    this.#child.send(order, () => {})
  }

  /**
   * The outcome of the next input, within so many milliseconds once the process has begun; or how it failed, and then the
   * process is of no more use.
   */
  async answer(limit: number): Promise<Answer> {
    let next = await this.#next(this.#begun ? limit : Infinity)
    if (next === 'ready') {
      this.#begun = true
      next = await this.#next(limit)
    }
    if (typeof next === 'object' && 'outcome' in next) return { ...next, outcome: unpack(next.outcome) as Outcome }
    this.kill()
    return { failure: next as Failure }
  }

  /** Lets it end by itself. */
  release(): void {
    if (this.#child.connected) this.#child.disconnect()
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }

  async #next(limit: number): Promise<Message | Failure> {
    const timer = limit < Infinity ? setTimeout(() => this.#fail('timeout'), limit) : undefined
    try {
      for (;;) {
        const message = this.#messages.shift() ?? this.#failure
        if (message) return message
        await new Promise<void>((wake) => {
          this.#wake = wake
        })
      }
    } finally {
      clearTimeout(timer)
    }
  }

  #fail(failure: Failure): void {
    this.#failure ??= failure
    this.#wake()
  }

  /** Once it has ended and all that it said has arrived. */
  #onEnd(tell: (end: string) => void): void {
    let end: string | null = null
    let silent = false
    this.#child.on('disconnect', () => {
      silent = true
      if (end !== null) tell(end)
    })
    this.#child.on('close', (code, signal) => {
      end = signal ?? `exit code ${code}`
      if (silent) tell(end)
    })
  }
}
