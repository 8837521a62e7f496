import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { runInNewContext } from 'node:vm'
import { checkSync } from 'recheck'
import ts from 'typescript'
import { expect, test } from 'vitest'

const ROOT = new URL('..', import.meta.url).pathname

/** A literal with every place that it stands at. */
interface Literal {
  readonly source: string
  readonly flags: string
  readonly places: string[]
}

/** Every regular-expression literal of the program and its rules, the same one once. */
function literals(): Literal[] {
  const found = new Map<string, Literal>()
  for (const file of ['src', 'rules'].flatMap(sourceFiles)) {
    const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const { text } = node
        const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1
        const literal = found.get(text) ?? {
          source: text.slice(1, text.lastIndexOf('/')),
          flags: text.slice(text.lastIndexOf('/') + 1),
          places: [],
        }
        literal.places.push(`${relative(ROOT, file)}:${line}`)
        found.set(text, literal)
      }
      ts.forEachChild(node, visit)
    }
    visit(tree)
  }
  return [...found.values()]
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => join(ROOT, folder, name))
}

/**
 * What makes a literal more than linear, or null. The flags count: a sticky expression is tried at one place only. The
 * automaton's word is a proof; where look-around or large counts leave it to fuzzing, which takes every `{1,40}` for a
 * loop, the attack must also succeed. What is not decided in time is held against every piece of itself repeated.
 */
function danger({ source, flags }: Pick<Literal, 'source' | 'flags'>): string | null {
  const found = checkSync(source, flags, { timeout: 5000, randomSeed: 1, incubationTimeout: 250, attackTimeout: 500 })
  if (found.status === 'unknown') return pumps(source).every((text) => isQuick(source, flags, text)) ? null : 'slow'
  if (found.status === 'safe') return null
  const text = found.attack.pumps.map(({ prefix, pump }) => prefix + pump.repeat(LONG / pump.length)).join('')
  if (found.checker === 'fuzz' && isQuick(source, flags, text + found.attack.suffix)) return null
  return found.complexity.summary
}

/** Each literal piece of an expression, and each kind of character, repeated: what a hostile report would hold. */
function pumps(source: string): string[] {
  const pieces = source.split(/[\\^$.*+?()[\]{}|]+/u).filter((piece) => piece !== '')
  return [...new Set([...pieces, '1', ' ', 'a', '，', '其中'])].map(
    (piece) => `${piece.repeat(LONG / piece.length)}\u0000`,
  )
}

/** So many characters take a quadratic expression 10^10 steps and more, and a linear one some 10^6, however fast the machine. */
const LONG = 200_000

/** Whether it is through within two seconds. */
function isQuick(source: string, flags: string, text: string): boolean {
  try {
    runInNewContext('new RegExp(source, flags).test(text)', { source, flags, text }, { timeout: 2000 })
    return true
  } catch {
    return false
  }
}

test('the check knows a bad expression from a good one', () => {
  expect(danger({ source: '^(a+)+$', flags: 'u' })).toBe('exponential')
  expect(danger({ source: '\\d+元', flags: 'u' })).toBe('2nd degree polynomial')
  expect(danger({ source: '\\d+元', flags: 'uy' })).toBeNull()
  expect(danger({ source: '^\\d+元', flags: 'u' })).toBeNull()
  expect(danger({ source: '(?<=a)(a+)+$', flags: 'u' })).not.toBeNull()
  expect(danger({ source: '(?<!b)\\s+$', flags: 'u' })).not.toBeNull()
})

test('no regular expression of ours takes more than linear time', () => {
  const all = literals()
  expect(all.length).toBeGreaterThan(0)
  const bad = all.flatMap((literal) => {
    const why = danger(literal)
    return why ? [`${literal.places.join(', ')} /${literal.source}/${literal.flags}: ${why}`] : []
  })
  expect(bad).toEqual([])
}, 240_000)
