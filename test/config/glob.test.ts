import { describe, expect, it } from 'vitest'
import { matchesGlob } from '../../src/config/glob.ts'

describe('matchesGlob', () => {
  it.each([
    ['a.md', '*.md', true],
    ['x/y/a.md', '*.md', true],
    ['x/a.md', './x/*.md', true],
    ['x/y/a.md', 'x/*.md', false],
    ['x/y/a.md', 'x/**/*.md', true],
    ['x/a.md', 'x/**/*.md', true],
    ['x/a.md', 'x/**', true],
    ['x/a.md', 'x', true],
    ['x/a.md', 'x/', true],
    ['y/x/a.md', 'x/**', false],
    ['y/x/a.md', '**/x/**', true],
    ['2020年.txt', '20?0年.txt', true],
    ['2021年.txt', '20?0年.txt', false],
    ['a.md', '*.{md,txt}', true],
    ['a.txt', '{a,b}.{md,txt}', true],
    ['a.pdf', '*.{md,txt}', false],
    ['../a.md', 'sub/*.md', false],
    ['a.md', 'a.m', false],
    ['a+b(1).md', 'a+b(1).md', true],
    ['', '*', false],
  ])('%s by %s: %s', (path, glob, expected) => {
    expect(matchesGlob(path, glob)).toBe(expected)
  })

  it('is quick where expressions would backtrack', () => {
    expect(matchesGlob('a'.repeat(2000), `${'*a'.repeat(50)}b`)).toBe(false)
  })
})
