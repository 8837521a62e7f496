import { describe, expect, it } from 'vitest'
import { recommended } from '../../rules/index.ts'
import { diagnose } from '../../src/check/diagnose.ts'
import { check } from '../../src/check/run.ts'
import { HUNDRED } from '../../src/number/decimal.ts'
import { type Build, build, minus, of, percentage } from './build.ts'

function diagnoses(b: Build) {
  return diagnose(b.report(), 'rounded').map(({ blamed, claims, correction, cause }) => ({
    blamed: blamed.text,
    claims: claims.length,
    corrected: correction?.value.toFixed(correction.decimals) ?? null,
    cause: cause?.kind ?? null,
    message: cause?.message.zh ?? '',
  }))
}

/** A table whose last row and last column are totals, each row and each column a claim. */
function crossFooted(cells: readonly (readonly string[])[]) {
  const b = build()
  const figures = cells.map((row) => row.map((cell) => b.figure('格', `${cell}万元`)))
  for (const row of figures) if (row[2]) b.sum(row[2], row.slice(0, 2), 'table')
  for (const column of [0, 1, 2]) {
    const cells = figures.flatMap((row) => row[column] ?? [])
    const total = cells.at(-1)
    if (total) b.sum(total, cells.slice(0, -1), 'table')
  }
  return b
}

// 512.36 + 120.10 = 632.46; 247.18 + 333.05 = 580.23; 759.54 + 453.15 = 1212.69
const TABLE = [
  ['512.36', '120.10', '632.46'],
  ['247.18', '333.05', '580.23'],
  ['759.54', '453.15', '1212.69'],
]

function misprinted(row: number, column: number, printed: string) {
  return crossFooted(TABLE.map((cells, r) => cells.map((cell, c) => (r === row && c === column ? printed : cell))))
}

describe('diagnose', () => {
  it.each([
    ['transposed-digits', '521.36', '512.36'],
    ['changed-digit', '519.36', '512.36'],
    ['dropped-digit', '52.36', '512.36'],
    ['doubled-digit', '5112.36', '512.36'],
    ['decimal-point', '5123.60', '512.36'],
    ['decimal-point', '51.24', '512.36'],
    ['unit', '5123600.00', '512.36'],
    ['sign', '-512.36', '512.36'],
  ])('names %s: %s for %s', (cause, printed, corrected) => {
    expect(diagnoses(misprinted(0, 0, printed))).toMatchObject([
      { blamed: `${printed}万元`, claims: 2, corrected, cause },
    ])
  })

  it('repairs a number that is no slip at all where its row and its column ask for the same', () => {
    expect(diagnoses(misprinted(1, 1, '298.74'))).toMatchObject([
      { blamed: '298.74万元', claims: 2, corrected: '333.05', cause: null },
    ])
  })

  it('names the figure that was copied from its row', () => {
    const b = build()
    const cell = (column: number) => ({ cell: { table: 0, row: 1, column } })
    const copied = b.figure('决算', '418.27万元', cell(2))
    b.figure('预算', '418.27万元', cell(1))
    // 873.95 − 230.64 = 643.31, twice
    b.restatement(b.figure('决算', '643.31万元'), copied)
    b.sum(b.figure('合计', '873.95万元'), [copied, b.figure('其他', '230.64万元')])
    const [first, ...others] = diagnoses(b)
    expect(others).toEqual([])
    expect(first).toMatchObject({ blamed: '418.27万元', corrected: '643.31', cause: 'other-figure' })
    expect(first?.message).toBe('与“预算”418.27万元 相同，疑误抄')
  })

  it('calls a share truncated that is cut off, not rounded', () => {
    const b = build()
    // 274.79 ÷ 935.10 = 29.3862…%
    b.share(b.figure('占比', '29.38%'), b.figure('甲', '274.79万元'), b.figure('乙', '935.10万元'))
    expect(diagnoses(b)).toMatchObject([{ blamed: '29.38%', corrected: '29.39', cause: 'truncated' }])
  })

  it('names the addend that a total leaves out', () => {
    const b = build()
    // 431.17 + 286.55 + 93.84 = 811.56; without the last 717.72
    const parts = ['431.17', '286.55', '93.84'].map((part, i) => b.figure(`第${i + 1}项`, `${part}万元`))
    b.sum(b.figure('合计', '717.72万元'), parts)
    const [found] = diagnoses(b)
    expect(found).toMatchObject({ blamed: '717.72万元', corrected: '811.56', cause: 'missing-addend' })
    expect(found?.message).toBe('差额等于“第3项”93.84万元，疑漏计该项')
  })

  it('names the addend that a total counts twice', () => {
    const b = build()
    // 811.56 + 93.84 = 905.40
    const parts = ['431.17', '286.55', '93.84'].map((part, i) => b.figure(`第${i + 1}项`, `${part}万元`))
    b.sum(b.figure('合计', '905.40万元'), parts)
    expect(diagnoses(b)).toMatchObject([{ blamed: '905.40万元', corrected: '811.56', cause: 'surplus-addend' }])
  })

  it('calls a share plugged when all shares make exactly 100% with it', () => {
    const b = build()
    // 3 ÷ 9 = 33.33%, 33.33%, 33.33%; the last one is what is left of 100
    const whole = b.figure('总额', '900.00万元')
    const parts = ['甲', '乙', '丙'].map((label) => b.figure(label, '300.00万元'))
    b.sum(whole, parts)
    const shares = ['33.33%', '33.33%', '33.34%'].map((share) => b.figure('占比', share))
    shares.forEach((share, i) => {
      const part = parts[i]
      if (part) b.share(share, part, whole)
    })
    const computed = { op: 'sum', terms: shares.map((share) => ({ weight: 1 as const, of: of(share) })) } as const
    b.claim('sum', { stated: { op: 'constant', value: HUNDRED }, comparison: '=', computed }, { topic: 'percent' })
    expect(diagnoses(b)).toMatchObject([{ blamed: '33.34%', corrected: '33.33', cause: 'plugged' }])
  })

  it('calls both shares plugged when both are wrong and make exactly 100%', () => {
    const b = build()
    // 237.07 ÷ 800.00 = 29.63%, 562.93 ÷ 800.00 = 70.37%
    const whole = b.figure('总额', '800.00万元')
    const parts = [b.figure('甲', '237.07万元'), b.figure('乙', '562.93万元')] as const
    b.sum(whole, parts)
    b.share(b.figure('占比', '29.64%'), parts[0], whole)
    b.share(b.figure('占比', '70.36%'), parts[1], whole)
    expect(diagnoses(b)).toMatchObject([
      { blamed: '29.64%', corrected: '29.63', cause: 'plugged' },
      { blamed: '70.36%', corrected: '70.37', cause: 'plugged' },
    ])
  })

  it('inverts a rate of change for its base', () => {
    const b = build()
    // (660.40 − 508.00) ÷ 508.00 = 30.0%; 508 − 400 = 108
    const now = of(b.figure('今年', '660.40万元'))
    const base = b.figure('上年', '580.00万元')
    b.claim('change', {
      stated: of(b.figure('增长', '30.0%')),
      comparison: '=',
      computed: percentage(minus(now, of(base)), of(base)),
    })
    b.claim('difference', {
      stated: of(b.figure('差额', '108.00万元')),
      comparison: '=',
      computed: minus(of(base), of(b.figure('前年', '400.00万元'))),
    })
    expect(diagnoses(b)).toMatchObject([
      { blamed: '580.00万元', claims: 2, corrected: '508.00', cause: 'transposed-digits' },
    ])
  })

  it('never corrects a figure against a claim that holds', () => {
    const b = build()
    const one = b.figure('甲', '512.36万元')
    b.sum(b.figure('合计', '641.46万元'), [one, b.figure('乙', '120.10万元')])
    b.restatement(b.figure('甲', '512.36万元'), one)
    // 641.46 − 120.10 = 521.36 would be a swap of 甲, which is stated twice; 632.46 is no slip of 641.46
    expect(diagnoses(b).map(({ blamed }) => blamed)).not.toContain('512.36万元')
  })

  it('suggests nothing when several figures may be the wrong one', () => {
    const b = build()
    // one digit of any of the three would do
    b.sum(b.figure('合计', '535.27万元'), [b.figure('甲', '213.14万元'), b.figure('乙', '312.13万元')])
    const [finding] = check(
      b.report(),
      recommended.map((rule) => ({ rule })),
      { language: 'zh', balance: 'rounded' },
    )
    expect(finding).toMatchObject({ rule: 'sum-mismatch', suggestion: null })
  })

  it('keeps two errors of one table apart', () => {
    const cells = TABLE.map((row) => [...row])
    cells[0] = ['521.36', '120.10', '632.46']
    cells[1] = ['247.18', '333.50', '580.23']
    expect(diagnoses(crossFooted(cells)).map(({ blamed, corrected }) => [blamed, corrected])).toEqual([
      ['521.36万元', '512.36'],
      ['333.50万元', '333.05'],
    ])
  })

  it('leaves claims alone that no figure repairs', () => {
    const b = build()
    b.claim('bound', { stated: of(b.figure('在职', '35人')), comparison: '<=', computed: of(b.figure('编制', '32人')) })
    expect(diagnoses(b)).toEqual([])
  })

  it('answers soon for a hostile number of broken claims', () => {
    const b = build()
    const parts = Array.from({ length: 400 }, (_, i) => b.figure('项', `${i + 10}.13万元`))
    for (let i = 0; i < 60; i++) b.sum(b.figure('合计', `${i}.55万元`), parts)
    const started = performance.now()
    diagnose(b.report(), 'rounded')
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('a finding of a diagnosis', () => {
  it('is one for all claims of the blamed figure, with the number to put in its place', () => {
    const b = misprinted(0, 0, '521.36')
    const found = check(
      b.report(),
      recommended.map((rule) => ({ rule })),
      { language: 'zh', balance: 'rounded' },
    )
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      rule: 'table-total-mismatch',
      at: { text: '521.36万元', offset: 1 },
      suggestion: { text: '512.36', offset: 1, length: 6 },
      cause: { kind: 'transposed-digits', message: '疑相邻数字颠倒：512.36万元 误为 521.36万元' },
    })
    expect(found[0]?.because.map(({ text }) => text)).toEqual(['632.46万元', '120.10万元', '759.54万元', '247.18万元'])
    expect(found[0]?.message).toMatch(/疑 格 521\.36万元 有误，应为 512\.36万元$/)
  })

  it.each([
    ['1,521.36', '1,512.36'],
    ['１，５２１．３６', '１，５１２．３６'],
  ])('writes the correction of %s as %s', (printed, corrected) => {
    const b = build()
    const one = b.figure('甲', `${printed}万元`)
    b.restatement(one, b.figure('甲', '1512.36万元'))
    b.restatement(b.figure('甲', '1512.36万元'), one)
    expect(
      check(
        b.report(),
        recommended.map((rule) => ({ rule })),
        { language: 'zh', balance: 'rounded' },
      )[0],
    ).toMatchObject({
      suggestion: { text: corrected, offset: 1, length: printed.length },
    })
  })

  it('writes a count in Chinese numerals as such', () => {
    const b = build()
    const items = ['办公室', '财务科', '业务科']
    b.claim('count', {
      stated: of(b.figure('内设', '四个')),
      comparison: '=',
      computed: { op: 'constant', value: HUNDRED.div(100).times(3), items },
    })
    const [finding] = check(
      b.report(),
      recommended.map((rule) => ({ rule })),
      { language: 'zh', balance: 'rounded' },
    )
    expect(finding).toMatchObject({
      rule: 'count-mismatch',
      suggestion: { text: '三' },
      claim: { expression: '办公室、财务科、业务科' },
    })
  })
})
