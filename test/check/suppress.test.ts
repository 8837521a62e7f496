import { describe, expect, it } from 'vitest'
import { audit } from '../../src/audit.ts'

const WRONG = '2023年支出合计1250.50万元，其中：基本支出800.20万元，项目支出400.30万元。'
const OTHER = '全年收入合计99.00万元，包括财政拨款80.00万元和其他收入10.00万元。'

async function rules(text: string, name = 'a.md'): Promise<string[]> {
  const { findings } = await audit(text, { name, known: ['sum-mismatch', 'share-mismatch'], language: 'en' })
  return findings.map(({ rule, at }) => `${rule} ${at.line}`)
}

describe.each(['a.md', 'a.txt'])('a comment in %s', (name) => {
  it('suppresses a rule in the paragraph that follows, and there alone', async () => {
    const comment = '<!-- audit-ignore sum-mismatch: 2023年12.00万元已更正 -->'
    expect(await rules(`${comment}\n\n${WRONG}\n\n${OTHER}\n`, name)).toEqual(['sum-mismatch 5'])
  })

  it('suppresses in its own line when it stands behind text', async () => {
    expect(await rules(`${WRONG} <!-- audit-ignore sum-mismatch：已说明 -->\n\n${OTHER}\n`, name)).toEqual([
      'sum-mismatch 3',
    ])
  })

  it('adds no figure to the report', async () => {
    const text = `<!-- audit-ignore sum-mismatch: 差50.00万元 -->\n\n${WRONG}\n`
    expect((await audit(text, { name })).report.figures).toHaveLength(3)
  })

  it('is reported when it gives no reason, suppresses nothing or names no rule', async () => {
    expect(await rules(`<!-- audit-ignore sum-mismatch -->\n\n${WRONG}\n`, name)).toEqual([
      'unexplained-suppression 1',
      'sum-mismatch 3',
    ])
    expect(await rules(`<!-- audit-ignore share-mismatch: x -->\n\n${WRONG}\n`, name)).toEqual([
      'unused-suppression 1',
      'sum-mismatch 3',
    ])
    const { findings } = await audit(`<!-- audit-ignore sum-missmatch: x -->\n\n${WRONG}\n`, {
      name,
      known: ['sum-mismatch'],
      language: 'en',
    })
    expect(findings[0]?.message).toBe('there is no rule "sum-missmatch"; did you mean sum-mismatch?')
  })
})
