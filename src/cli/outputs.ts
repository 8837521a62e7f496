import { say } from '../print/catalogue.ts'
import type { Format } from '../print/formats.ts'
import type { FormatChoice } from './choices.ts'
import type { Options } from './program.ts'
import { UsageError } from './usage-error.ts'

/** What to write where; `path` undefined is standard output. */
export interface Output {
  readonly name: Format
  readonly path: string | undefined
}

export type Listing = 'stylish' | 'json'

const BINARY: ReadonlySet<Format> = new Set(['xlsx'])
const WHOLE: ReadonlySet<Format> = new Set(['html', 'xlsx', 'text-view'])

/** The outputs of an audit; throws a UsageError where two would go to one place or one to none. */
export function planOutputs({ format, output, language }: Options): readonly Output[] {
  const chosen: readonly FormatChoice[] = format ?? [{ name: 'stylish' }]
  const [, second] = chosen.filter(({ file }) => file === undefined)
  if (second) throw new UsageError(say(language, 'usage.outputs-one', { value: second.name }))
  if (output !== undefined && chosen.every(({ file }) => file !== undefined)) {
    throw new UsageError(say(language, 'usage.output-unused'))
  }
  const outputs = chosen.map(({ name, file }) => ({ name, path: file ?? output }))
  const paths = outputs.map(({ path }) => path)
  const twice = paths.find((path, i) => path !== undefined && paths.indexOf(path) < i)
  if (twice !== undefined) throw new UsageError(say(language, 'usage.outputs-same', { value: twice }))
  const binary = outputs.find(({ name, path }) => path === undefined && BINARY.has(name))
  if (binary && process.stdout.isTTY) throw new UsageError(say(language, 'usage.binary', { value: binary.name }))
  return outputs
}

/** Whether an output shows the reports themselves and not their findings alone. */
export function showsReports(outputs: readonly Output[]): boolean {
  return outputs.some(({ name }) => WHOLE.has(name))
}

/** The format of a listing, which goes to one place only. */
export function listingFormat(command: string, { format, language }: Options): Listing {
  const [chosen = { name: 'stylish' }, second] = format ?? []
  const value = second ?? chosen
  if (second || 'file' in chosen || (chosen.name !== 'stylish' && chosen.name !== 'json')) {
    const shown = 'file' in value ? `${value.name}:${value.file}` : value.name
    throw new UsageError(say(language, 'usage.format-listing', { command, value: shown }))
  }
  return chosen.name
}
