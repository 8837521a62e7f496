import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

/** What an import may leave out. */
const ENDINGS = ['', '.js', '.mjs', '.cjs', '.ts', '.json', '/index.js']

const PACKAGE = /^(?:@[\w.-]{1,100}\/)?[\w.-]{1,100}(?:\/|$)/

/**
 * A hash of a plugin's program: of its file, of every file that one of them names in quotes by a relative path, and of the
 * manifests of the packages they name. More is named than imported, which only makes the hash change more often.
 */
export function hashSources(entry: string): string {
  const known = hashes.get(entry) ?? hashAll(entry)
  hashes.set(entry, known)
  return known
}

/** A process imports a plugin once. */
const hashes = new Map<string, string>()

function hashAll(entry: string): string {
  const hash = createHash('sha256')
  const seen = new Set<string>()
  const waiting = [entry]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    hash.update(`${text.length}\0${text}`)
    if (/\.[cm]?[jt]s$/.test(file)) waiting.push(...namedIn(text, file))
  }
  return hash.digest('hex')
}

function namedIn(text: string, by: string): string[] {
  const names = new Set(text.split(/["'`]/).filter((name) => name.length < 300 && !name.includes('\n')))
  return [...names].flatMap((name) => (/^\.{0,2}\//.test(name) ? fileNamed(name, by) : packageNamed(name, by)))
}

function fileNamed(name: string, by: string): string[] {
  const path = resolve(dirname(by), name)
  const file = ENDINGS.map((ending) => path + ending).find((one) => statSync(one, { throwIfNoEntry: false })?.isFile())
  return file ? [file] : []
}

/** A package's manifest stands for its contents, unless it is a link to where somebody works on it. */
function packageNamed(name: string, by: string): string[] {
  const found = PACKAGE.exec(name)?.[0].replace(/\/$/, '')
  if (!found) return []
  for (let folder = dirname(by); ; folder = dirname(folder)) {
    const manifest = join(folder, 'node_modules', found, 'package.json')
    if (existsSync(manifest)) {
      const real = realpathSync(manifest)
      return real.includes('node_modules') ? [real] : [real, ...entryOf(name, by)]
    }
    if (folder === dirname(folder)) return []
  }
}

function entryOf(name: string, by: string): string[] {
  try {
    return [createRequire(by).resolve(name)]
  } catch {
    return []
  }
}
