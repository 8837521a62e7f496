import { describe, expect, it } from 'vitest'
import { audit, LoadError } from '../src/index.ts'

async function statuses(text: string): Promise<string[]> {
  const { report, statuses } = await audit(text, { name: 'a.txt' })
  return report.figures.map(({ id, text: figure }) => `${figure} ${statuses.get(id)}`)
}

describe('audit', () => {
  it('takes text and bytes alike', async () => {
    const text = '支出合计12.9万元，其中：基本支出7.1万元，项目支出5.3万元。'
    const [fromText, fromBytes] = [
      await audit(text, { name: 'a.txt' }),
      await audit(new TextEncoder().encode(text), { name: 'a.txt' }),
    ]
    expect(fromText.findings).toHaveLength(1)
    expect(fromText.findings).toEqual(fromBytes.findings)
    expect(fromText).toMatchObject({ path: 'a.txt', format: 'text' })
  })

  it('speaks Chinese unless told otherwise', async () => {
    const text = '支出合计12.9万元，其中：基本支出7.1万元，项目支出5.3万元。'
    expect((await audit(text, { name: 'a.txt' })).findings[0]?.language).toBe('zh')
    expect((await audit(text, { name: 'a.txt', language: 'en' })).findings[0]?.language).toBe('en')
  })

  it('runs only the rules that it is given', async () => {
    const text = '支出合计12.9万元，其中：基本支出7.1万元，项目支出5.3万元。'
    expect((await audit(text, { name: 'a.txt', rules: [] })).findings).toEqual([])
  })

  it('refuses what is no report', async () => {
    await expect(audit('', { name: 'a.txt' })).rejects.toThrow(LoadError)
  })
})

describe('figure coverage', () => {
  it('verifies the figures of an equation that holds, exactly or by rounding', async () => {
    expect(await statuses('支出合计12.4万元，其中：基本支出7.1万元，项目支出5.3万元。')).toEqual([
      '12.4万元 verified',
      '7.1万元 verified',
      '5.3万元 verified',
    ])
    // 7.04 + 5.34 = 12.38 would print the same.
    expect(await statuses('支出合计12.4万元，其中：基本支出7.0万元，项目支出5.3万元。')).toEqual([
      '12.4万元 verified',
      '7.0万元 verified',
      '5.3万元 verified',
    ])
  })

  it('leaves figures unchecked that only a bound ties', async () => {
    expect(await statuses('本单位编制数31人，在职人数29人。')).toEqual(['31人 unchecked', '29人 unchecked'])
  })

  it('leaves figures unchecked that nothing ties', async () => {
    expect(await statuses('本年购置设备12.6万元。')).toEqual(['12.6万元 unchecked'])
  })

  it('calls every figure of a failing claim contradicted where no equation confirms it', async () => {
    expect(await statuses('支出合计12.9万元，其中：基本支出7.1万元，项目支出5.3万元。')).toEqual([
      '12.9万元 contradicted',
      '7.1万元 contradicted',
      '5.3万元 contradicted',
    ])
  })

  it('keeps figures verified that an equation confirms when another claim fails', async () => {
    // 7.1 ÷ 12.4 = 57.26%; 5.3 ÷ 12.4 = 42.74%.
    const text = '支出合计12.4万元，其中：基本支出7.1万元，占支出合计的57.26%；项目支出5.3万元，占支出合计的47.24%。'
    expect(await statuses(text)).toEqual([
      '12.4万元 verified',
      '7.1万元 verified',
      '57.26% verified',
      '5.3万元 verified',
      '47.24% contradicted',
    ])
  })

  it('does not let a restatement confirm what a sum contradicts', async () => {
    const text = '2023年支出合计12.9万元，其中：基本支出7.1万元，项目支出5.3万元。\n2023年基本支出7.1万元。\n'
    const of = await statuses(text)
    expect(of.slice(0, 3)).toEqual(['12.9万元 contradicted', '7.1万元 contradicted', '5.3万元 contradicted'])
    expect(of.at(-1)).toBe('7.1万元 verified')
  })

  it('counts every figure once', async () => {
    const { figures, report } = await audit(
      '支出合计12.9万元，其中：基本支出7.1万元，项目支出5.3万元。购置费3.2万元。',
      {
        name: 'a.txt',
      },
    )
    expect(figures).toEqual({ total: 4, verified: 0, contradicted: 3, unchecked: 1 })
    expect(report.figures).toHaveLength(4)
  })
})
