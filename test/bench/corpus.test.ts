import { audit } from 'report-audit'
import { describe, expect, it } from 'vitest'
import { generate } from '../../bench/speed/corpus.ts'
import { SHAPES } from '../../bench/speed/shapes.ts'

const SIZE = 15_000

describe('a generated report', () => {
  it('is the same every time and of the size asked for', () => {
    const { text } = generate(4, SIZE)
    expect(generate(4, SIZE).text).toBe(text)
    expect(Buffer.byteLength(text)).toBeGreaterThanOrEqual(SIZE)
    expect(Buffer.byteLength(text)).toBeLessThan(1.5 * SIZE)
    expect(generate(4 + SHAPES.length, SIZE).text).not.toBe(text)
  })

  it.each(SHAPES.map((_, shape) => shape))(
    'of shape %i has figures that agree, alike as text and Markdown',
    async (shape) => {
      const { text, markdown } = generate(shape, SIZE)
      const [plain, marked] = [await audit(text, { name: 'a.txt' }), await audit(markdown, { name: 'a.md' })]
      expect(plain.findings.filter(({ certainty }) => certainty === 'high')).toEqual([])
      expect(plain.figures.total).toBeGreaterThan(60)
      expect(plain.figures.verified / plain.figures.total).toBeGreaterThan(0.8)
      expect(valuesOf(marked)).toEqual(valuesOf(plain))
    },
  )
})

function valuesOf({ report }: Awaited<ReturnType<typeof audit>>): string[] {
  return report.figures.map(({ value, unit }) => `${value} ${unit.text}`)
}
