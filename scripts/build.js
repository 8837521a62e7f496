// Bundles the program into dist/ and writes the declarations beside it. `--no-types` leaves the declarations out.
import { execFile } from 'node:child_process'
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
/** What remains after bundling imports packages and plugins, which compiled code cannot do by itself; see src/cli/compiled.ts. */
const IMPORT = /(?<![\w$.])import\(/g

const fresh = `${root}dist.${process.pid}.tmp`

try {
  await Promise.all([bundle(), process.argv.includes('--no-types') ? null : declarations()])
  chmodSync(`${fresh}/cli.js`, 0o755)
  replace(`${root}dist`)
} catch (error) {
  // What tsc found stands on its standard output.
  console.error(error.stdout || error.message)
  process.exitCode = 1
} finally {
  rmSync(fresh, { recursive: true, force: true })
}

/** The library apart from the program: what runs in a browser must not come with what Node's build of a package imports. */
async function bundle() {
  await write({ index: 'src/index.ts', testing: 'src/testing.ts' }, 'browser', {
    format: 'esm',
    chunkFileNames: 'chunks/[name]-[hash].js',
  })
  // CommonJS, since only of that the compiled code can be kept; see src/cli/compiled.ts.
  const names = await write({ program: 'src/cli/program.ts', worker: 'src/cli/batch/obey-orders.ts' }, 'node', {
    format: 'cjs',
    strict: true,
    plugins: [{ name: 'import-module', renderChunk: (code) => code.replace(IMPORT, 'importModule(') }],
    entryFileNames: 'chunks/cli/[name]-[hash].cjs',
    chunkFileNames: 'chunks/cli/[name]-[hash].cjs',
  })
  const start = { format: 'esm', banner: (chunk) => (chunk.name === 'cli' ? '#!/usr/bin/env node' : '') }
  await write({ cli: 'src/cli/main.ts' }, 'node', start, { PROGRAM: JSON.stringify(names.get('program')) })
  await write({ worker: 'src/cli/batch/worker.ts' }, 'node', start, { WORKER: JSON.stringify(names.get('worker')) })
}

/** Returns the names of the files that the entries became. */
async function write(input, platform, output, define = {}) {
  const build = await rolldown({
    cwd: root,
    input,
    platform,
    resolve: { alias: { 'report-audit': `${root}src/index.ts` } },
    transform: { define: { ...define, ...(output.format === 'cjs' && { 'import.meta.resolve': 'resolveModule' }) } },
    // These stay in their packages: pdf.js loads its worker and its character maps from beside itself, jiti its compiler.
    external: (id) => id.startsWith('node:') || id.startsWith('pdfjs-dist/') || id === 'jiti',
    // The program names its rules at once; the library loads them later.
    onLog: (level, log, report) => log.code === 'INEFFECTIVE_DYNAMIC_IMPORT' || report(level, log),
  })
  const written = await build.write({ dir: fresh, ...output })
  await build.close()
  return new Map(written.output.flatMap((one) => (one.isEntry ? [[one.name, one.fileName]] : [])))
}

async function declarations() {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  await promisify(execFile)(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', `${fresh}/types`], {
    cwd: root,
  })
}

/** In two renames, so that a program that is running never finds half of the new files. */
function replace(dist) {
  const old = `${dist}.old.${process.pid}.tmp`
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(fresh, dist)
  rmSync(old, { recursive: true, force: true })
}
