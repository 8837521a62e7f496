import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROGRAM } from './run.ts'

const DIST = dirname(PROGRAM)

/** A file of dist/ and all that it loads, without what it imports only when asked. */
function loaded(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const source = readFileSync(file, 'utf8')
  for (const [, specifier = ''] of source.matchAll(/^(?:import|export)\b[^"'(]*["']([^"']+)["']/gm)) {
    if (specifier.startsWith('.')) loaded(join(dirname(file), specifier), seen)
    else seen.add(specifier)
  }
  return seen
}

describe('the bundle', () => {
  it('prints its version from one file', () => {
    expect([...loaded(PROGRAM)]).toEqual([PROGRAM])
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
})
