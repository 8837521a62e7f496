import picocolors from 'picocolors'

/** Colours for standard output: only on a terminal that shows them, and not against NO_COLOR (no-color.org). */
export function terminalColors(output: string | undefined) {
  const { NO_COLOR, TERM } = process.env
  return picocolors.createColors(output === undefined && process.stdout.isTTY === true && !NO_COLOR && TERM !== 'dumb')
}
