// Bundles the program into dist/ and writes the declarations beside it.
import { execFileSync } from 'node:child_process'
import { chmodSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)
const { dependencies } = require('../package.json')

rmSync(`${root}dist`, { recursive: true, force: true })
const bundle = await rolldown({
  cwd: root,
  input: { index: 'src/index.ts', testing: 'src/testing.ts', cli: 'src/cli/main.ts' },
  platform: 'node',
  resolve: { alias: { 'report-audit': `${root}src/index.ts` } },
  external: (id) => id.startsWith('node:'),
})
await bundle.write({
  dir: 'dist',
  format: 'esm',
  chunkFileNames: 'chunks/[name]-[hash].js',
  banner: (chunk) => (chunk.name === 'cli' ? '#!/usr/bin/env node' : ''),
})
await bundle.close()
chmodSync(`${root}dist/cli.js`, 0o755)
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})
console.log(`built report-audit with ${Object.keys(dependencies).length} dependencies`)
