import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Script } from 'node:vm'

interface Module {
  exports: unknown
}

/**
 * Runs a CommonJS file of the built program, and what it requires, from the code that V8 made of them in an earlier run:
 * compiling is a third of what a short run takes. That code is kept beside the program; where nothing can be written
 * there, or Node is another one, it is made again.
 */
export function requireCompiled(name: string): unknown {
  return load(join(FOLDER, name)).exports
}

const FOLDER = dirname(fileURLToPath(import.meta.url))

/** V8 takes back only what it has made with the same version and options. */
const KEPT = join(
  FOLDER,
  'compiled',
  [process.version, process.arch, ...process.execArgv, process.env.NODE_OPTIONS ?? '']
    .join(' ')
    .replace(/[^\w.=-]+/g, '_')
    .slice(0, 120),
)

const modules = new Map<string, Module>()

function load(file: string): Module {
  const known = modules.get(file)
  if (known) return known
  const module: Module = { exports: {} }
  modules.set(file, module)
  const require = createRequire(file)
  const own = (name: string) => (name.startsWith('.') ? load(join(dirname(file), name)).exports : require(name))
  const resolve = (name: string) => pathToFileURL(require.resolve(name)).href
  run(file)(module.exports, own, module, file, dirname(file), resolve, (specifier) => import(specifier))
  return module
}

type Body = (
  exports: unknown,
  require: (name: string) => unknown,
  module: Module,
  filename: string,
  folder: string,
  resolveModule: (name: string) => string,
  importModule: (specifier: string) => Promise<unknown>,
) => void

const PARAMETERS = 'exports, require, module, __filename, __dirname, resolveModule, importModule'

function run(file: string): Body {
  const kept = join(KEPT, `${file.slice(FOLDER.length + 1).replace(/[\\/]/g, '-')}.bin`)
  const cachedData = read(kept)
  const script = new Script(`(function (${PARAMETERS}) {${readFileSync(file, 'utf8')}\n})`, {
    filename: file,
    ...(cachedData && { cachedData }),
  })
  if (!cachedData || script.cachedDataRejected) keepAtExit(script, kept)
  return script.runInThisContext() as Body
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

const fresh: { readonly script: Script; readonly file: string }[] = []

/** At the end, when the functions that such a run needs are compiled too. */
function keepAtExit(script: Script, file: string): void {
  if (fresh.push({ script, file }) > 1) return
  process.on('exit', () => {
    try {
      mkdirSync(KEPT, { recursive: true })
      for (const { script, file } of fresh) {
        writeFileSync(`${file}.${process.pid}.tmp`, script.createCachedData())
        renameSync(`${file}.${process.pid}.tmp`, file)
      }
    } catch {
      // Then the next run compiles again.
    }
  })
}
