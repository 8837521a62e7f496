import { describe, expect, test } from 'vitest'
import { commensurable, NO_UNIT, type Unit, unitAfter, unitNamed } from '../../src/number/unit.ts'

/** The unit behind the leading number of a text, as `text dimension scale kind|rest`, with `~` in front when inexact. */
function readUnit(text: string): string {
  const start = /^[\d.,]*/u.exec(text)?.[0].length ?? 0
  const found = unitAfter(text, start)
  if (!found) return 'none'
  const rest = text.slice(found.end)
  if (found.kind === 'time') return `time|${rest}`
  const { unit } = found
  return `${found.about ? '~' : ''}${unit.text} ${unit.dimension} ${unit.scale.toFixed()} ${unit.of}|${rest}`
}

function unit(name: string): Unit {
  const found = unitNamed(name)
  if (!found) throw new Error(`no unit ${name}`)
  return found
}

describe('unitAfter reads', () => {
  test.each([
    ['5元', '元 money 1 |'],
    ['5万元，其中', '万元 money 10000 |，其中'],
    ['5千元', '千元 money 1000 |'],
    ['5百万元', '百万元 money 1000000 |'],
    ['5亿元', '亿元 money 100000000 |'],
    ['5万亿元', '万亿元 money 1000000000000 |'],
    ['5 万 元', '万元 money 10000 |'],
    ['5万元人民币', '万元人民币 money 10000 |'],
    ['5亿美元', '亿美元 money 100000000 美元|'],
    ['5000元/人', '元/人 money 1 /人|'],
    ['95%以上', '% percent 1 |以上'],
    ['95％', '％ percent 1 |'],
    ['7‰', '‰ percent 0.1 |'],
    ['1.2个百分点', '个百分点 points 1 |'],
    ['3.5倍', '倍 multiple 1 |'],
    ['7成以上', '成 percent 10 |以上'],
    ['95分，', '分 score 1 |，'],
    ['12人', '人 staff 1 |'],
    ['12名职工', '名 staff 1 |职工'],
    ['12位', '位 staff 1 |'],
    ['3.1万人次', '万人次 count 10000 人次|'],
    ['4个项目', '个 count 1 |项目'],
    ['12项目标', '项 count 1 项|目标'],
    ['12项', '项 count 1 项|'],
    ['5支队伍', '支 count 1 支|队伍'],
    ['3个案例', '个 count 1 |案例'],
    ['283.9 万对，', '万对 count 10000 对|，'],
    ['100万对口支援', '万 none 10000 |对口支援'],
    ['20万', '万 none 10000 |'],
    ['20万项目资金', '万 none 10000 |项目资金'],
    ['5千瓦', '千瓦 size 1 千瓦|'],
    ['5公里', '公里 size 1 公里|'],
    ['3t', 't size 1 t|'],
    ['1200余人次', '~人次 count 1 人次|'],
    ['100多万字', '~万字 count 10000 字|'],
    ['5万余元', '~万元 money 10000 |'],
    ['30来个', '~个 count 1 |'],
    ['5万元多。', '~万元 money 10000 |。'],
    ['5万元多渠道', '万元 money 10000 |多渠道'],
    ['100余，', '~ none 1 |，'],
  ])('%s', (text, expected) => expect(readUnit(text)).toBe(expected))
})

describe('unitAfter leaves times alone', () => {
  test.each([
    ['2020年', 'time|'],
    ['2020年末', 'time|末'],
    ['2020 年末', 'time|末'],
    ['12月底', 'time|底'],
    ['3个月', 'time|'],
    ['10多年', 'time|'],
    ['24小时', 'time|'],
    ['15分钟', 'time|'],
    ['60周岁', 'time|'],
    ['70周年', 'time|'],
    ['30天', 'time|'],
    ['5G', 'time|'],
    ['1.2万小时', 'time|'],
  ])('%s', (text, expected) => expect(readUnit(text)).toBe(expected))
})

describe('unitAfter leaves words alone that begin like a unit', () => {
  const words =
    '个人所得税 人民 人才 人员经费 名称 名单 位于 件件 分别为 项目支出 家庭 条例 次日 场所 部门 部分 年初结转 户籍 组织 队伍 元旦 米粉 ' +
    '度假 本级 首次 面积 道路 周边 单位 种植 成立 成员 成为 成效 成果 成功 支出 类别 期末 节能 本年收入 日常公用 级别 时效 点位 余额 来自 ' +
    '百姓 千山街道 万州区'
  test.each(words.split(' '))('12.50 %s', (word) => expect(readUnit(`12.50 ${word}`)).toBe('none'))

  test('a percent sign, a blank column, Latin letters and the end give none', () => {
    for (const text of ['12', '12 ', '12    项', '12，', '5th', '12年初'.replace('12', '665.10')])
      expect(readUnit(text)).toBe('none')
  })

  test('a share of ten is no word of 成', () => {
    expect(readUnit('3成为')).toBe('none')
    expect(readUnit('3成。')).toBe('成 percent 10 |。')
  })
})

test('unitNamed takes the whole of a caption and nothing less', () => {
  expect(unit('万元')).toMatchObject({ text: '万元', dimension: 'money' })
  expect(unit(' 人民币万元 ')).toMatchObject({ text: '万元' })
  expect(unit('%').dimension).toBe('percent')
  expect(unit('元/人')).toMatchObject({ of: '/人' })
  for (const name of ['', '万元整数', '余元', '个人', '项目', '年', '金额', '多']) expect(unitNamed(name)).toBeNull()
})

test('commensurable: one dimension, one kind; 个 goes with every counter and 万 alone with what it leaves out', () => {
  expect(commensurable(unit('元'), unit('亿元'))).toBe(true)
  expect(commensurable(unit('人'), unit('名'))).toBe(true)
  expect(commensurable(unit('个'), unit('家'))).toBe(true)
  expect(commensurable(unit('家'), unit('次'))).toBe(false)
  expect(commensurable(unit('亩'), unit('吨'))).toBe(false)
  expect(commensurable(unit('元'), unit('美元'))).toBe(false)
  expect(commensurable(unit('元'), unit('元/人'))).toBe(false)
  expect(commensurable(unit('%'), unit('个百分点'))).toBe(false)
  expect(commensurable(unit('万'), unit('万元'))).toBe(true)
  expect(commensurable(NO_UNIT, unit('万元'))).toBe(false)
})

test('hostile text costs no more than ordinary text and never throws', () => {
  const hostile = [' ', '余', '万', '多万', '个', '/', '元/', '\u{10ffff}', '\ud800', '9'].map((piece) =>
    piece.repeat(200_000),
  )
  for (const text of hostile) for (let i = 0; i < 1000; i++) unitAfter(text, i)
  expect(unitAfter('5', 99)).toBeNull()
  expect(unitAfter('toString', 0)).toBeNull()
  expect(unitAfter('constructor', 0)).toBeNull()
})
