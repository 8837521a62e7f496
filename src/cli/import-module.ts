import { createRequire } from 'node:module'
import { isAbsolute, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What a JavaScript or TypeScript file exports by default. */
export async function importDefault(file: string): Promise<unknown> {
  if (/\.[cm]?ts$/.test(file)) return await importTypeScript(file)
  const module: { default?: unknown } = await import(pathToFileURL(file).href)
  return module.default
}

/** Node itself takes the types out from 22.18 on, and no enums; jiti does both for every Node. */
async function importTypeScript(file: string): Promise<unknown> {
  const { createJiti } = await import('jiti')
  return await createJiti(pathToFileURL(file).href, { fsCache: false }).import(file, { default: true })
}

/** The file that a name in a configuration means: a path from its folder, or a package as that folder resolves it. */
export function resolveFrom(name: string, directory: string): string {
  if (name.startsWith('.') || isAbsolute(name)) return resolve(directory, name)
  return createRequire(resolve(directory, 'noop.js')).resolve(name)
}
