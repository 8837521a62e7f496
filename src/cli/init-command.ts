import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Language } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import { starterConfig } from '../print/starter-config.ts'
import { CONFIG_KEY, CONFIG_NAMES } from './find-config-file.ts'
import { codeOf } from './read-input.ts'
import { UsageError } from './usage-error.ts'

/** `report-audit init`: a commented configuration for this folder, unless it has one. Returns the exit code. */
export function initCommand(language: Language): number {
  const [path = ''] = CONFIG_NAMES
  const there = CONFIG_NAMES.find((name) => existsSync(name))
  if (there !== undefined) throw new UsageError(say(language, 'init.exists', { path: there }))
  if (isInManifest()) throw new UsageError(say(language, 'init.in-manifest', { key: CONFIG_KEY }))
  try {
    // Fails where somebody else wrote it meanwhile, or where a link leads nowhere.
    writeFileSync(path, starterConfig(language), { flag: 'wx' })
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    throw new UsageError(say(language, code === 'EEXIST' ? 'init.exists' : 'output.failed', { path, reason: code }))
  }
  process.stdout.write(`${say(language, 'init.written', { path })}\n`)
  return 0
}

/** Whether this folder's package.json holds a configuration, which a file beside it would hide. */
function isInManifest(): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'))
    return typeof manifest === 'object' && manifest !== null && CONFIG_KEY in manifest
  } catch {
    return false
  }
}
