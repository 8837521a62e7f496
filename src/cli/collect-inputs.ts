import type { InputProblem } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import { findInputs, type Input } from './inputs.ts'
import type { Options } from './program.ts'
import { UsageError } from './usage-error.ts'

/** What a call asks to audit: its paths, those that standard input names, and of all these its shard. */
export async function collectInputs(
  paths: readonly string[],
  options: Options,
): Promise<{ inputs: readonly Input[]; problems: readonly InputProblem[] }> {
  const given = options.stdinPaths
    ? [...withoutStdin(paths, options), ...(await pathsFromStdin())]
    : withStdin(paths, options)
  const found = onlyChanged(await findInputs(given, stdinName(options), options))
  const { shard } = options
  if (!shard) return found
  const { isInShard } = await import('./is-in-shard.ts')
  const mine = ({ path }: { readonly path: string }) => isInShard(path, shard)
  return { inputs: found.inputs.filter(mine), problems: found.problems.filter(mine) }
}

/** What `--watch` asks for is some of the inputs. */
function onlyChanged<F extends { readonly inputs: readonly Input[] }>(found: F): F {
  const { REPORT_AUDIT_ONLY: only } = process.env
  if (only === undefined) return found
  const changed = new Set(only.split('\n'))
  return { ...found, inputs: found.inputs.filter(({ path }) => changed.has(path)) }
}

/** What standard input is called where nobody named it; the ending tells its format. */
export function stdinName({ stdinFilename }: Options): string {
  return stdinFilename ?? 'stdin.txt'
}

/** An empty list means standard input when that has a name; otherwise nothing was asked for. */
function withStdin(paths: readonly string[], { stdinFilename, language }: Options): readonly string[] {
  if (paths.length > 0) {
    if (paths.filter((path) => path === '-').length > 1) throw new UsageError(say(language, 'usage.stdin-twice'))
    return paths
  }
  if (stdinFilename !== undefined) return ['-']
  throw new UsageError(say(language, 'usage.nothing') + say(language, 'usage.help'))
}

function withoutStdin(paths: readonly string[], { language }: Options): readonly string[] {
  if (paths.includes('-')) throw new UsageError(say(language, 'usage.stdin-paths'))
  return paths
}

/** One a line, or each ended by a NUL as `find -print0` writes them. */
async function pathsFromStdin(): Promise<string[]> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  return text.split(text.includes('\0') ? '\0' : /\r?\n/).filter((path) => path !== '')
}
