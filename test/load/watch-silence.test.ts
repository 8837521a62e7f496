import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchSilence } from '../../src/load/watch-silence.ts'

/** Milliseconds that the process has worked, and that the thread has been idle. */
let [worked, idle] = [0, 0]

beforeEach(() => {
  ;[worked, idle] = [0, 0]
  vi.useFakeTimers()
  vi.spyOn(process, 'cpuUsage').mockImplementation(() => ({ user: worked * 1000, system: 0 }))
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Watches for two seconds of silence, and passes time of which the thread works or idles so many milliseconds a second. */
function watching() {
  const port = new EventTarget()
  const end = new AbortController()
  const tell = vi.fn()
  watchSilence({ port, seconds: 2, idle: () => idle, signal: end.signal }, tell)
  return {
    tell,
    end: () => end.abort(),
    say: () => port.dispatchEvent(new Event('message')),
    pass(seconds: number, each: { readonly works?: number; readonly idles?: number }) {
      for (let i = 0; i < seconds * 5; i++) {
        worked += (each.works ?? 0) / 5
        idle += (each.idles ?? 0) / 5
        vi.advanceTimersByTime(200)
      }
    },
  }
}

describe('the watch over a thread', () => {
  it('tells of two seconds of work without a message, and not of two with one', () => {
    const { tell, say, pass, end } = watching()
    for (let i = 0; i < 10; i++) {
      pass(1.8, { works: 1000 })
      say()
    }
    expect(tell).not.toHaveBeenCalled()
    pass(2, { works: 1000 })
    expect(tell).toHaveBeenCalled()
    end()
  })

  it('gives a thread more time that gets a tenth of the processor', () => {
    const { tell, pass, end } = watching()
    pass(18, { works: 100 })
    expect(tell).not.toHaveBeenCalled()
    pass(2, { works: 100 })
    expect(tell).toHaveBeenCalled()
    end()
  })

  it('tells of one that has nothing to do and will never say so', () => {
    const { tell, pass, end } = watching()
    pass(2, { idles: 1000 })
    expect(tell).toHaveBeenCalled()
    end()
  })

  it('does not count what our own thread does between two looks', () => {
    const { tell, pass, end } = watching()
    worked += 10_000
    pass(1, { works: 0 })
    expect(tell).not.toHaveBeenCalled()
    end()
  })

  it('shares the work of the process among the threads that are watched', () => {
    const [one, other] = [watching(), watching()]
    one.pass(3.8, { works: 1000 })
    expect(one.tell).not.toHaveBeenCalled()
    expect(other.tell).not.toHaveBeenCalled()
    one.end()
    other.end()
  })
})
