import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { codeOf } from './read-input.ts'

/** In the order in which they are looked for. */
export const CONFIG_NAMES = ['.auditrc.json', '.auditrc', '.auditrc.js', '.auditrc.mjs', '.auditrc.ts', '.auditrc.mts']

/** Of a configuration in a `package.json`. */
export const CONFIG_KEY = 'report-audit'

/** The nearest configuration, from a folder upwards; null where there is none. */
export function findConfigFile(directory: string): string | null {
  for (let folder = directory; ; folder = dirname(folder)) {
    const found = CONFIG_NAMES.map((name) => join(folder, name)).find((file) => readIfThere(file) !== null)
    if (found !== undefined) return found
    const manifest = join(folder, 'package.json')
    if (configures(readIfThere(manifest) ?? '')) return manifest
    if (folder === dirname(folder)) return null
  }
}

/** Whether a manifest has our key; one that cannot be parsed and may have it counts, so that its reader says what is wrong. */
function configures(manifest: string): boolean {
  if (!manifest.includes(`"${CONFIG_KEY}"`)) return false
  try {
    return CONFIG_KEY in JSON.parse(manifest)
  } catch {
    return true
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === null) throw error
    return null
  }
}
