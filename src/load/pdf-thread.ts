import type { PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { LoadError } from './load-error.ts'
import type { PdfEngine } from './pdf-engine.ts'
import { damaged, stalled, tooMuchMemory } from './pdf-errors.ts'
import { type Port, watchSilence } from './watch-silence.ts'

/** What parses files for pdf.js, one at a time, so that it can be ended with a file that it never gets done with. */
export interface PdfThread {
  readonly worker: PDFWorker
  /** Rejects when the thread ends, by itself or for the reason given. */
  readonly failure: Promise<never>
  readonly end: (why: LoadError) => void
  /** Whether the process must not end while the thread lives. */
  readonly hold: (on: boolean) => void
  /** Milliseconds that it has had nothing to do, where that can be told. */
  readonly idle: () => number
}

/** A thread of Node's as far as it is needed here: code that also runs in browsers cannot import its type. */
interface NodeThread {
  readonly performance: { eventLoopUtilization(): { readonly idle: number } }
  on(event: 'error', listener: (error: unknown) => void): void
  postMessage(message: unknown, transfer: readonly unknown[]): void
  ref(): void
  unref(): void
  terminate(): void
}

interface NodeThreads {
  readonly Worker: new (code: string, options: object) => NodeThread
}

interface Host {
  getBuiltinModule?(name: 'node:worker_threads'): NodeThreads
}

/** Of V8's heap, in MB. */
const HEAP = 512

/**
 * On damaged files pdf.js starts to fetch objects that it never waits for; where these fail, the call that needs one fails anyway.
 * Its build for old engines puts a far slower `push` of its own in the place of the engine's.
 */
const CODE = `
process.on('unhandledRejection', () => {})
const { push } = Array.prototype
require('node:worker_threads').parentPort.once('message', async ({ port, address }) => {
  const { WorkerMessageHandler } = await import (address)
  Object.defineProperty(Array.prototype, 'push', { value: push, writable: true, configurable: true })
  WorkerMessageHandler.initializeFromPort(port)
})
`

/** It takes a fifth of a second to start a thread, so that one is kept for the next file. */
let kept: PdfThread | null = null

export function takeThread(engine: PdfEngine): PdfThread {
  const thread = kept ?? startThread(engine)
  kept = null
  thread.hold(true)
  return thread
}

/** For a thread that has done all that it was asked for. */
export function keepThread(thread: PdfThread): void {
  thread.hold(false)
  if (kept === null) kept = thread
  else thread.end(damaged())
}

/**
 * What a thread works out; it is ended when it does not.
 *
 * @param seconds that it may work without a message: it sends each font, and the operators of a page a thousand at a time.
 * @throws LoadError `stalled`, or what made the thread fail.
 */
export async function workOf<T>(thread: PdfThread, seconds: number, work: Promise<T>): Promise<T> {
  const watch = new AbortController()
  const port = thread.worker.port as unknown as Port
  watchSilence({ port, seconds, idle: thread.idle, signal: watch.signal }, () => thread.end(stalled(seconds)))
  try {
    return await Promise.race([work, thread.failure])
  } finally {
    watch.abort()
  }
}

/** In Node a thread of our own, where pdf.js would read in the one that calls it. In browsers pdf.js starts one. */
function startThread({ PDFWorker, VerbosityLevel }: PdfEngine): PdfThread {
  const verbosity = VerbosityLevel.ERRORS
  const host = (globalThis as { process?: Host }).process
  const threads = host?.getBuiltinModule?.('node:worker_threads')
  if (!threads) {
    const worker = new PDFWorker({ verbosity })
    return { worker, ...ending(() => worker.destroy()), hold: () => {}, idle: () => 0 }
  }
  const node = new threads.Worker(CODE, { eval: true, resourceLimits: { maxOldGenerationSizeMb: HEAP } })
  const { port1, port2 } = new MessageChannel()
  node.postMessage({ port: port2, address: import.meta.resolve('pdfjs-dist/legacy/build/pdf.worker.mjs') }, [port2])
  const { failure, end } = ending(() => {
    if (kept?.worker === worker) kept = null
    worker.destroy()
    node.terminate()
  })
  node.on('error', (error) => end(isMemory(error) ? tooMuchMemory(HEAP) : damaged()))
  const worker = PDFWorker.create({ verbosity, port: guarded(port1, () => end(damaged())) })
  // That pdf.js listens to it would keep the process.
  port1.unref()
  return {
    worker,
    failure,
    end,
    hold: (on) => (on ? node.ref() : node.unref()),
    idle: () => node.performance.eventLoopUtilization().idle,
  }
}

function ending(clear: () => void): Pick<PdfThread, 'failure' | 'end'> {
  let reject = (_: LoadError) => {}
  const failure = new Promise<never>((_, no) => {
    reject = no
  })
  // Nobody may be waiting.
  failure.catch(clear)
  return { failure, end: (why) => reject(why) }
}

/** What pdf.js throws at a message that a damaged file has made its own thread send, nobody else could catch. */
function guarded(port: InstanceType<typeof MessagePort>, fail: () => void) {
  return {
    postMessage: port.postMessage.bind(port),
    addEventListener(type: 'message', listener: (event: unknown) => void, options: object) {
      const careful = (event: unknown) => {
        try {
          listener(event)
        } catch {
          fail()
        }
      }
      port.addEventListener(type, careful, options)
    },
  }
}

function isMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
