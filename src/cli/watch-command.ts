import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { say } from '../print/catalogue.ts'
import { collectInputs } from './collect-inputs.ts'
import { Configs } from './configs.ts'
import type { Input } from './inputs.ts'
import type { Options } from './program.ts'

/** Milliseconds between two looks, or twice what a look takes. */
const INTERVAL = 400

/** What stands at a path: a file that was saved by renaming another is another. */
type Stamp = string

/**
 * `--watch`: audits all inputs, then again what changed, was added, or is configured by a file that changed. It looks at the
 * files from time to time, which sees every way to save them, on network drives too; and audits in a process of its own, so
 * that configurations and plugins are always read anew. Ends by a signal only.
 */
export async function watchCommand(paths: readonly string[], options: Options): Promise<never> {
  let before = new Map<string, Stamp>()
  for (let first = true; ; first = false) {
    const start = performance.now()
    const now = await look(paths, options)
    const changed = [...now].filter(([path, stamp]) => before.get(path) !== stamp).map(([path]) => path)
    before = now
    if (changed.length > 0) {
      if (!first && process.stdout.isTTY) process.stdout.write('\u001b[2J\u001b[H')
      await auditAgain(changed)
      process.stderr.write(`${say(options.language, 'watch.waiting', { n: now.size })}\n`)
    }
    await wait(Math.max(INTERVAL, 2 * (performance.now() - start)))
  }
}

/** The inputs by path, each with a stamp of itself and of what configures it. */
async function look(paths: readonly string[], options: Options): Promise<Map<string, Stamp>> {
  const { inputs } = await collectInputs(paths, options)
  const configs = new Configs(options.config, options.language)
  const stamps = await Promise.all(
    inputs.map(async (input): Promise<[string, Stamp]> => {
      const around = await configs.of(input).then(
        ({ file, plugins }) => [...(file === null ? [] : [file]), ...plugins].map(stampOf),
        // The audit says what is wrong with it; it may be mended by any change of the configuration.
        (error: unknown) => [String(error)],
      )
      return [input.path, [stampOfInput(input), ...around].join(' ')]
    }),
  )
  return new Map(stamps)
}

function stampOfInput({ file, archived }: Input): Stamp {
  return stampOf(archived?.file ?? file ?? '')
}

function stampOf(file: string): Stamp {
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats ? `${stats.ino}:${stats.mtimeMs}:${stats.size}` : ''
}

/** The same call without `--watch`, of these inputs alone. */
async function auditAgain(changed: readonly string[]): Promise<void> {
  const [program = '', ...args] = process.argv.slice(1)
  const child = spawn(process.execPath, [program, ...args.filter((arg) => arg !== '--watch')], {
    stdio: 'inherit',
    env: { ...process.env, REPORT_AUDIT_ONLY: changed.join('\n') },
  })
  await once(child, 'exit')
}
