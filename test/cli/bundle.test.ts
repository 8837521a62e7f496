import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROGRAM, RIGHT, run } from './run.ts'

const DIST = dirname(PROGRAM)

const LOADS =
  /^(?:(?:import|export)\b[^"'(]*|(?:(?:const|let|var) [\w$]+ = )?(?:[\w$.]+\()?require\()["']([^"']+)["']/gm

/** A file of dist/ and all that it loads, without what it imports only when asked. */
function loaded(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const source = readFileSync(file, 'utf8')
  for (const [, specifier = ''] of source.matchAll(LOADS)) {
    if (specifier.startsWith('.')) loaded(join(dirname(file), specifier), seen)
    else seen.add(specifier)
  }
  return seen
}

describe('the bundle', () => {
  it('prints its version from one file', () => {
    expect([...loaded(PROGRAM)].filter((name) => !name.startsWith('node:'))).toEqual([PROGRAM])
  })

  it('has a public entry that a browser can load', () => {
    for (const entry of ['index.js', 'testing.js']) {
      const outside = [...loaded(join(DIST, entry))].filter((name) => !name.startsWith(DIST))
      expect(outside).toEqual([])
    }
  })

  it('gives the library to a page without what reads or writes other formats', () => {
    const sources = [...loaded(join(DIST, 'index.js'))].map((file) => readFileSync(file, 'utf8'))
    expect(
      sources.filter((source) => /node_modules\/(?:saxes|fflate|hucre)|src\/print\/(?:html|sarif)/.test(source)),
    ).toEqual([])
  })

  it('reads plain text without the Markdown parser', () => {
    const command = readFileSync(PROGRAM, 'utf8').match(/chunks\/cli\/program-[^"]+/)?.[0] ?? ''
    const files = [...loaded(join(DIST, command)), ...loaded(join(DIST, 'index.js'))]
    const sources = files.filter((file) => file.startsWith(DIST)).map((file) => readFileSync(file, 'utf8'))
    expect(sources.some((source) => source.includes('src/audit.ts'))).toBe(true)
    expect(sources.filter((source) => /node_modules\/(?:micromark|remark|unified)/.test(source))).toEqual([])
  })

  it('keeps its compiled code, and does without where it is damaged', () => {
    const audit = () => run(['--no-config', '-'], { input: RIGHT })
    const first = audit()
    const files = () =>
      readdirSync(join(DIST, 'compiled'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    // Other tests keep theirs in the same place at the same time.
    for (const file of files()) writeFileSync(file, 'no code')
    expect(audit()).toEqual(first)
    expect(files().some((file) => readFileSync(file).length > 100)).toBe(true)
    expect(audit()).toEqual(first)
  })
})
