import { createRequire } from 'node:module'
import { isAbsolute, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What a JavaScript file exports by default. */
export async function importDefault(file: string): Promise<unknown> {
  const module: { default?: unknown } = await import(pathToFileURL(file).href)
  return module.default
}

/** The file that a name in a configuration means: a path from its folder, or a package as that folder resolves it. */
export function resolveFrom(name: string, directory: string): string {
  if (name.startsWith('.') || isAbsolute(name)) return resolve(directory, name)
  return createRequire(resolve(directory, 'noop.js')).resolve(name)
}
