import { describe, expect, it } from 'vitest'
import { assess } from '../../bench/accuracy/annotation.ts'
import { annotated } from '../../bench/accuracy/main.ts'

const reports = annotated('fixtures/annotated')

it('has annotated reports of a dozen makes', () => {
  expect(reports.length).toBeGreaterThanOrEqual(12)
})

describe.each(reports.map((report) => ({ name: report.file, report })))('$name', ({ report }) => {
  it('annotates every figure at a place of its own', () => {
    const places = [...report.figures.values()]
      .map(({ start, end }) => ({ start, end }))
      .sort((a, b) => a.start - b.start)
    const overlapping = places.filter(({ start }, n) => n > 0 && start < (places[n - 1]?.end ?? 0))
    expect(overlapping).toEqual([])
  })

  it('annotates whole numbers, not parts of longer ones', () => {
    const cut = [...report.figures.values()].filter(
      ({ start, numberEnd }) =>
        /[\d.,]/.test(report.text[start - 1] ?? '') ||
        /^(?:\d|[.,]\d)/.test(report.text.slice(numberEnd, numberEnd + 2)),
    )
    expect(cut.map(({ key, text }) => `${key} ${text}`)).toEqual([])
  })

  it('is free of contradictions: every annotated relation holds within rounding', () => {
    const wrong = report.relations.filter((relation) => {
      const { verdict } = assess(relation, report.figures)
      return verdict !== 'holds' && verdict !== 'rounding'
    })
    expect(wrong.map(({ id, kind, stated, expression }) => `${id} ${kind} ${stated} = ${expression}`)).toEqual([])
  })
})
