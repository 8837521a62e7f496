import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { generated } from '../../scripts/generated.ts'
import { checkShape } from '../../src/config/check-config.ts'
import { parseJson } from '../../src/config/parse-json.ts'

describe('generated files', () => {
  it.each([...generated()])('%s is up to date: npm run generate', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text)
  })
})

describe('the schema for editors', () => {
  const schema = JSON.parse(readFileSync('schema/auditrc.json', 'utf8'))
  const validate = new Ajv2020({ strict: false, formats: { date: true } }).compile(schema)

  it('accepts the example, which is plain JSON', () => {
    expect(validate(JSON.parse(readFileSync('.auditrc.example.json', 'utf8')))).toBe(true)
  })

  it.each([
    '{ "rules": { "sum-mismatch": "eror" } }',
    '{ "rules": { "sum-mismatch": ["error", { "tolerance": 1 }] } }',
    '{ "rule": {} }',
    '{ "overrides": [{ "files": 1 }] }',
    '{ "failOn": "errors" }',
  ])('refuses what the program refuses: %s', (text) => {
    expect(validate(JSON.parse(text))).toBe(false)
  })

  it('shows every key that a configuration may have', () => {
    const example = parseJson(readFileSync('.auditrc.example.json', 'utf8')).value
    expect(Object.keys(example as object).sort()).toEqual(Object.keys(schema.properties).sort())
    expect(checkShape(example)).toHaveProperty('config')
  })
})
