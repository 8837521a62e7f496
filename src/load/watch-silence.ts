/** Where the messages of a thread arrive: a port, or a Worker in browsers. */
export interface Port {
  addEventListener(type: 'message', listener: (event: unknown) => void, options: { readonly signal: AbortSignal }): void
}

interface Host {
  cpuUsage?(): { readonly user: number; readonly system: number }
}

/** Milliseconds from one look to the next. */
const LOOK = 200

export interface Silence {
  readonly port: Port
  /** Of silence that are too many. */
  readonly seconds: number
  /** Milliseconds that the thread has had nothing to do. */
  readonly idle: () => number
  /** Ends the watch. */
  readonly signal: AbortSignal
}

let watched = 0

/**
 * Tells when a thread has worked, or waited for what never comes, for so many seconds without a message. In Node work is the
 * processor's, so that a thread that gets little of a busy machine is not taken for one that hangs; a browser tells only how
 * long it has been.
 */
export function watchSilence({ port, seconds, idle, signal }: Silence, tell: () => void): void {
  let silence = 0
  let before = [worked(), idle()] as const
  const hear = () => {
    silence = 0
  }
  const timer = setInterval(() => {
    const now = [worked(), idle()] as const
    // What our own thread did between two looks must not count: meanwhile no message was heard.
    silence += Math.min((now[0] - before[0]) / watched + now[1] - before[1], LOOK)
    before = now
    if (silence >= seconds * 1000) tell()
  }, LOOK)
  watched++
  port.addEventListener('message', hear, { signal })
  signal.addEventListener('abort', () => {
    watched--
    clearInterval(timer)
  })
}

/** Milliseconds, of all threads together. */
function worked(): number {
  const usage = (globalThis as { process?: Host }).process?.cpuUsage?.()
  return usage ? (usage.user + usage.system) / 1000 : performance.now()
}
