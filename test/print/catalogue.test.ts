import { describe, expect, it } from 'vitest'
import { CATALOGUE, type Key, say } from '../../src/print/catalogue.ts'

const KEYS = Object.keys(CATALOGUE) as Key[]

describe('the catalogue', () => {
  it.each(KEYS)('has %s in both languages, with the same values', (key) => {
    const { zh, en } = CATALOGUE[key]
    const values = (text: string) => [...new Set([...text.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name))].sort()
    expect(zh).toMatch(/\S/)
    expect(en).toMatch(/\S/)
    for (const form of en.split('|')) expect(values(form)).toEqual(values(zh))
    expect(en).not.toMatch(/\p{Script=Han}/u)
    expect(zh).toMatch(/[\u3000-\uffff]/)
  })

  it('fills in values and chooses the English form by the number', () => {
    expect(say('en', 'summary.errors', { n: 1 })).toBe('1 error')
    expect(say('en', 'summary.errors', { n: 0 })).toBe('0 errors')
    expect(say('zh', 'summary.errors', { n: 2 })).toBe('2 个错误')
  })

  it('does not look for placeholders in values', () => {
    expect(say('en', 'finding.cause', { message: '{message} | {text}' })).toBe('cause: {message} | {text}')
  })
})
