import { expect, it } from 'vitest'
import { inFormalWords } from '../../src/read/everyday.ts'

it.each([
  ['三条路合起来11.6公里', '三条路合计为11.6公里'],
  ['低保和特困加在一起是1007人', '低保和特困合计为达是1007人'],
  ['实际花了19.41万元，省下4.59万元', '实际支出19.41万元，节约4.59万元'],
  ['支出60.90万元里头护林员补助36.00万元', '支出60.90万元其中护林员补助36.00万元'],
  ['公用经费里办公费12.64万元', '公用经费中办公费12.64万元'],
  ['平均一台车一年花2.51万元', '平均每台车一年支2.51万元'],
  ['和上一年的2467.90万元比，多花了140.60万元', '与上一年的2467.90万元比，多支出140.60万元'],
])('%s', (spoken, formal) => {
  expect(inFormalWords(spoken)).toBe(formal)
  expect(formal).toHaveLength(spoken.length)
})

it.each(['村里面有3个水塘', '仓库里存放物资12类', '预算和上年结转35万元', '资金里程碑12个'])(
  'leaves %s alone',
  (text) => {
    expect(inFormalWords(text)).toBe(text)
  },
)
