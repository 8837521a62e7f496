import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Builds the program unless dist/ is newer than all that it is made of. */
export default function setup(): void {
  const sources = ['src', 'rules', 'scripts/build.js', 'package.json'].map((path) => newest(ROOT + path))
  if (changed(`${ROOT}dist/cli.js`) > Math.max(...sources)) return
  execFileSync(process.execPath, ['scripts/build.js', '--no-types'], { cwd: ROOT, stdio: 'inherit' })
}

function newest(path: string): number {
  if (!statSync(path).isDirectory()) return changed(path)
  return Math.max(...readdirSync(path, { recursive: true }).map((entry) => changed(`${path}/${String(entry)}`)))
}

/** Milliseconds; 0 for what is not there. */
function changed(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
