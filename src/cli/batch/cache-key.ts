import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { type LoadedConfig, targetOf } from '../configs.ts'
import type { Input } from '../inputs.ts'
import type { Options } from '../program.ts'
import { hashSources } from './hash-sources.ts'
import { programFolder } from './program-folder.ts'

/**
 * What an outcome depends on, as a hash: the bytes of the input and its name, the program and what it runs on, the
 * configuration that speaks of the input with the contents of its plugins, and the options. Accepted findings are taken out
 * after the audit, so exceptions and baselines do not count.
 */
export function cacheKey(
  bytes: Uint8Array,
  input: Input,
  { layers, plugins, taxonomy }: LoadedConfig,
  options: Options,
  whole: boolean,
): string {
  const { pathFrom } = targetOf(input)
  const { language, lang, preset, rule, minCertainty, balance, converter } = options
  const settings = layers.map(({ config: { exceptions, ignores, ...config }, directory }) => [
    config,
    config.overrides ? pathFrom(directory) : null,
  ])
  const around = [programHash(), basename(input.path), settings, taxonomy, plugins.map(hashSources)]
  return createHash('sha256')
    .update(JSON.stringify([...around, { language, lang, preset, rule, minCertainty, balance, converter, whole }]))
    .update('\0')
    .update(bytes)
    .digest('hex')
}

let known: string | null = null

/** Of the program's files, whose names tell their contents, and of what is not bundled with it. */
function programHash(): string {
  if (known !== null) return known
  const folder = programFolder()
  const chunks = readdirSync(join(folder, 'chunks/cli')).sort()
  const entries = ['cli.js', 'worker.js'].map((file) => readFileSync(join(folder, file), 'utf8'))
  known = createHash('sha256')
    .update(JSON.stringify([chunks, entries, pdfVersion(folder), process.version]))
    .digest('hex')
  return known
}

function pdfVersion(folder: string): string {
  try {
    return readFileSync(createRequire(join(folder, 'cli.js')).resolve('pdfjs-dist/package.json'), 'utf8')
  } catch {
    return ''
  }
}
