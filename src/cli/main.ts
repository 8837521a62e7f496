import manifest from '../../package.json' with { type: 'json' }
import { requireCompiled } from './compiled.ts'

/** The name of the built program's file, which the build fills in. */
declare const PROGRAM: string

const args = process.argv.slice(2)

// The version alone must not pay for loading the program.
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`${manifest.version}\n`)
} else {
  try {
    const { run } = requireCompiled(PROGRAM) as typeof import('./program.ts')
    process.exitCode = await run(args, manifest.version)
  } catch (bug) {
    // Left to the runtime, a crash would exit with 1 and pass for findings.
    console.error(bug)
    process.exitCode = 2
  }
}
