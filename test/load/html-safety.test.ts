import { describe, expect, it } from 'vitest'
import { load } from '../../src/load/load.ts'
import { loadsOrRefuses, mutate, randomNumbers } from './mutate.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

const report = bytes(
  '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><nav><a href="/">首页</a></nav><h1>某局决算</h1>' +
    '<p style="text-indent:2em">收入<b>100</b>万元，&lt;其中&gt;：</p><ol start="2"><li>税收60万元</li></ol>' +
    '<table><thead><tr><th rowspan="2">项目</th><th colspan="2">金额</th></tr><tr><th>预算</th><th>决算</th></tr></thead>' +
    '<tr><td>人员<table><tr><td>1</td><td>2</td></tr></table></td><td>60</td><td>58</td></tr></table><footer>版权所有</footer></body></html>',
)

describe('damaged web pages', () => {
  it('load or are refused, whatever bytes change', async () => {
    const random = randomNumbers(4)
    let loaded = 0
    for (let i = 0; i < 300; i++) if (await loadsOrRefuses(mutate(report, random), 'a.html')) loaded++
    expect(loaded).toBeGreaterThan(50)
  })
})

describe('hostile web pages', () => {
  it.each([
    '<div>',
    '<span>',
    '<table><tr><td>',
    '<ul><li>',
    '<h>',
    '<blockquote>',
    '<div><p>',
    '<p><div>',
    '<dl><dd>',
  ])('of 50,000 times %s are refused', async (tag) => {
    await expect(load(bytes(`<html>${tag.repeat(50_000)}x`), 'a.html')).rejects.toMatchObject({ reason: 'too-large' })
  })

  it.each([
    ['formatting left open', '<b>', (i: number) => `<font color=${i}>`],
    ['formatting before paragraphs', '', (i: number) => `<p><i a=${i}>x`],
    ['links closed at once', '', (i: number) => `<a name="${i}"/>x`],
    ['paragraphs', '', () => '<p>x'],
    ['cells without rows', '<table>', () => '<td>1<td>2'],
    ['spans', '<table>', () => '<tr><td rowspan=1000000000 colspan=1000000000>1'],
    ['text in tables, which is moved before them', '<table>', () => 'x<tr>'],
    ['end tags of nothing', '', () => '</div></b></p>'],
    ['line breaks', '<p>', () => 'x<br>'],
    ['list items', '<ol>', () => '<li>x'],
    ['attributes', '<p ', (i: number) => `a${i}="x" `],
    ['broken tags', '', () => '<a <b '],
    ['entities', '<p>', () => '&lt;&#x4e00;&amp'],
  ])('of very many %s load in time', { timeout: 60_000 }, async (_, start, piece) => {
    const text = `<html><body>${start}${Array.from({ length: 10_000 }, (_, i) => piece(i)).join('')}>x`
    const before = performance.now()
    await load(bytes(text), 'a.html').catch((error: unknown) => expect(error).toMatchObject({ name: 'LoadError' }))
    expect(performance.now() - before).toBeLessThan(10_000)
  })

  it('of sheets with every column there is are refused before they are parsed', async () => {
    const row = `<tr>${'<td>1'.repeat(16_384)}`
    await expect(load(bytes(`<html><table>${row.repeat(13)}`), 'a.xls')).rejects.toMatchObject({ reason: 'too-large' })
  })

  it('of too many characters are refused', async () => {
    await expect(load(bytes(`<html>${'x'.repeat(8_100_000)}`), 'a.html')).rejects.toMatchObject({ reason: 'too-large' })
  })
})
