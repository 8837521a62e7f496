// Writes the files that are made from the code: the schemas of the configuration and of the report model. A test fails while they are stale.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = `${root}node_modules/.cache/report-audit/generated`

const build = await rolldown({
  cwd: root,
  input: { generated: 'scripts/generated.ts' },
  platform: 'node',
  resolve: { alias: { 'report-audit': `${root}src/index.ts` } },
  external: (id) => id.startsWith('node:'),
  logLevel: 'silent',
})
await build.write({ dir: out, format: 'esm' })
await build.close()

const { generated } = await import(pathToFileURL(`${out}/generated.js`).href)
for (const [path, text] of generated()) {
  mkdirSync(dirname(root + path), { recursive: true })
  writeFileSync(root + path, text)
}
