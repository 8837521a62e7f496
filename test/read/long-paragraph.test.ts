import { expect, test } from 'vitest'
import { load } from '../../src/load/load.ts'
import { read } from '../../src/read/read.ts'

const RIGHT = '本年支出10.00万元，其中：基本支出6.00万元、项目支出4.00万元。'
const WRONG = '本年支出12.00万元，其中：基本支出6.00万元、项目支出5.00万元。'

test('a paragraph of a thousand numbers is read in stretches, and its one wrong sum is found', async () => {
  const { claims } = await reportOf(RIGHT.repeat(400) + WRONG)
  const failing = claims.filter(({ certainty, outcome }) => certainty === 'high' && outcome.verdict === 'fails')
  expect(failing.map(({ kind, figures: [stated] }) => [kind, stated?.text])).toEqual([['sum', '12.00万元']])
})

test.each([`${'甲3万元、'.repeat(100)}合计300万元。`, `合计300万元，其中：${'甲3万元、'.repeat(100)}都已付清。`])(
  'a list too long to be read whole is not held to its total: %#',
  async (text) => {
    const { claims } = await reportOf(text)
    expect(claims.filter(({ outcome }) => outcome.verdict === 'fails')).toEqual([])
  },
)

async function reportOf(text: string) {
  return read(await load(new TextEncoder().encode(text), 'long.txt'))
}
