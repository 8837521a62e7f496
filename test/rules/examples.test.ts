import { describe, expect, it } from 'vitest'
import { recommended, rules } from '../../rules/index.ts'
import type { Rule } from '../../src/check/define-rule.ts'
import { testRule, unmark } from '../../src/testing.ts'

for (const rule of rules as readonly Rule<unknown, string>[]) testRule(rule, { describe, it })

describe('unmark', () => {
  it('takes the marks out and says where they stood', () => {
    expect(unmark('合计⟦5元⟧，又⟦6元⟧')).toEqual({
      text: '合计5元，又6元',
      marks: [
        { offset: 2, text: '5元' },
        { offset: 6, text: '6元' },
      ],
    })
  })
})

describe('testRule', () => {
  function failures(good: readonly string[], bad: readonly string[]) {
    const bodies: (() => Promise<void>)[] = []
    const [share] = recommended.filter(({ id }) => id === 'share-mismatch')
    if (!share) throw new Error('no share-mismatch')
    const rule = { ...share, examples: { good, bad } } as Rule<unknown, string>
    testRule(rule, { describe: (_, body) => body(), it: (_, body) => bodies.push(body) })
    return Promise.all(bodies.map((body) => body().then(() => null, String)))
  }
  const wrong = '基本支出500.00万元，其中人员经费450.00万元，占基本支出的90.60%。'

  it('fails a good example that is reported', async () => {
    expect(await failures([wrong], [])).toEqual([expect.stringContaining('expected no finding, found 90.60% at 34')])
  })

  it('fails a bad example that is marked elsewhere, or nowhere', async () => {
    const elsewhere = wrong.replace('450.00万元', '⟦450.00万元⟧')
    const [one, none] = await failures([], [elsewhere, wrong])
    expect(one).toContain('expected 450.00万元 at 19, found 90.60% at 34')
    expect(none).toContain('marks nothing')
  })
})
