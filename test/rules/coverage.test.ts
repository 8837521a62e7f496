import { describe, expect, it } from 'vitest'
import { recommended, rules } from '../../rules/index.ts'
import { type ConfiguredRule, check } from '../../src/check/run.ts'
import type { ClaimKind, Topic } from '../../src/model/claim.ts'
import { build, of } from '../check/build.ts'

const KINDS: Record<ClaimKind, true> = {
  sum: true,
  share: true,
  rate: true,
  difference: true,
  change: true,
  count: true,
  bound: true,
  restatement: true,
  formula: true,
  statement: true,
}
const TOPICS: Record<Topic, true> = {
  table: true,
  staff: true,
  score: true,
  weight: true,
  part: true,
  deduction: true,
  grade: true,
  spending: true,
  percent: true,
}

const FROM_CLAIM = ['stated', 'label', 'computed', 'difference', 'expression']
/** What rules give of their own; their examples show that each is filled. */
const FROM_DATA = ['text', 'number', 'before', 'sibling', 'name', 'found', 'year', 'limit']

describe('the recommended rules', () => {
  const pairs = (Object.keys(KINDS) as ClaimKind[]).flatMap((kind) =>
    ([undefined, ...Object.keys(TOPICS)] as (Topic | undefined)[]).map((topic) => [kind, topic] as const),
  )
  it.each(pairs)('claim %s of topic %s by exactly one rule', (kind, topic) => {
    const b = build()
    const reading = {
      stated: of(b.figure('甲', '5.0分')),
      comparison: '=',
      computed: of(b.figure('乙', '7.0分')),
    } as const
    b.claim(kind, reading, topic ? { topic } : {})
    const report = b.report()
    const hits = recommended.filter((rule) => {
      const only: ConfiguredRule = { rule }
      return check(report, [only], { language: 'zh', balance: 'rounded' }).length > 0
    })
    expect(hits).toHaveLength(1)
  })

  it('fill every placeholder of every message', () => {
    for (const rule of rules) {
      for (const { zh, en } of Object.values<{ zh: string; en: string }>(rule.messages)) {
        for (const [, name] of `${zh}${en}`.matchAll(/\{(\w+)\}/g))
          expect([...FROM_CLAIM, ...FROM_DATA]).toContain(name)
      }
    }
  })
})
