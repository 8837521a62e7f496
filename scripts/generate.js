// Writes the files that are made from the code: the schemas of the configuration and of the report model, and the fixtures of
// every format. A test fails while they are stale. With `--print` also those that LibreOffice makes of the Word fixtures, PDF and
// .doc, and of the workbooks, .xls, whose bytes differ from run to run; `made-from.json` keeps the hashes of what they were made
// from.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = `${root}node_modules/.cache/report-audit/generated`

const build = await rolldown({
  cwd: root,
  input: { generated: 'scripts/generated.ts', fixtures: 'scripts/fixtures.ts' },
  platform: 'node',
  resolve: { alias: { 'report-audit': `${root}src/index.ts` } },
  external: (id) => id.startsWith('node:'),
  logLevel: 'silent',
})
await build.write({ dir: out, format: 'esm' })
await build.close()

const { generated } = await import(pathToFileURL(`${out}/generated.js`).href)
const { fixtures, printed } = await import(pathToFileURL(`${out}/fixtures.js`).href)
for (const [path, content] of [...generated(), ...fixtures()]) {
  mkdirSync(dirname(root + path), { recursive: true })
  writeFileSync(root + path, content)
}
if (process.argv.includes('--print')) {
  const hashes = [...printed()].map(([path, bytes]) => {
    convert(bytes, path)
    return [path, createHash('sha256').update(bytes).digest('hex')]
  })
  writeFileSync(`${root}fixtures/formats/made-from.json`, `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`)
}

function convert(bytes, path) {
  const folder = mkdtempSync(join(tmpdir(), 'report-audit-print-'))
  const [name, format] = basename(path).split('.')
  const source = join(folder, `${name}.${format === 'xls' ? 'xlsx' : 'docx'}`)
  writeFileSync(source, bytes)
  const profile = `-env:UserInstallation=file://${folder}/profile`
  const options = [profile, '--headless', '--convert-to', format, '--outdir', folder, source]
  const { status, stderr, error } = spawnSync('soffice', options, { encoding: 'utf8', timeout: 120_000 })
  if (status !== 0) throw error ?? new Error(`soffice: ${stderr}`)
  copyFileSync(join(folder, `${name}.${format}`), root + path)
  rmSync(folder, { recursive: true })
}
