/** The parts of Node's `process` that are needed here; browsers only print what nobody catches. */
interface Host {
  on(event: 'unhandledRejection', listener: (reason: unknown) => void): void
  off(event: 'unhandledRejection', listener: (reason: unknown) => void): void
}

let open = 0

/**
 * On damaged files pdf.js starts to fetch objects that it never waits for, and where these fail, Node ends the process. While
 * files are open, such failures of its own are let pass; the call that needs the object fails anyway.
 *
 * @returns what ends the guard.
 */
export function guardRejections(): () => void {
  const host = (globalThis as { process?: Partial<Host> }).process
  if (open++ === 0) host?.on?.('unhandledRejection', pass)
  return () => {
    // A rejection is reported only after the code that could still have caught it.
    setTimeout(() => {
      if (--open === 0) host?.off?.('unhandledRejection', pass)
    })
  }
}

function pass(reason: unknown): void {
  if (!(reason instanceof Error && /pdf(?:\.worker|js-dist)/.test(reason.stack ?? ''))) throw reason
}
