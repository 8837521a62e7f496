// Bundles the benchmark of speed and runs it.
import { mkdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = `${root}node_modules/.cache/report-audit/speed`

mkdirSync(out, { recursive: true })
const build = await rolldown({
  cwd: root,
  input: { main: 'bench/speed/main.ts' },
  platform: 'node',
  external: (id) => id.startsWith('node:'),
  logLevel: 'silent',
})
await build.write({ dir: out, format: 'esm' })
await build.close()

const { main } = await import(pathToFileURL(`${out}/main.js`).href)
await main(process.argv.slice(2), root)
