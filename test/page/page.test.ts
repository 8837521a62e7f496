import { expect, it } from 'vitest'
import { docx, numbered, numbering, p, tbl } from '../load/office-file.ts'
import { describeInChromium, openPage, pageOf } from './open-page.ts'

/** 500.00 + 300.00 = 800.00, not 850.00; 300.00 ÷ 400.00 = 75.00%, not 75.50%; 12 ≤ 15 staff, nothing to say. */
const REPORT = [
  '# 青石区水务局部门决算',
  '',
  '## 一、支出情况',
  '',
  '支出合计850.00万元，其中：基本支出500.00万元，项目支出300.00万元。',
  '',
  '## 二、预算执行',
  '',
  '设备购置年初预算400.00万元，其中设备购置用于水文站300.00万元，占年初预算的75.50%。',
  '',
  '| 项目 | 合计 | 上半年 | 下半年 |',
  '| --- | --- | --- | --- |',
  '| 水费 | 30.00 | 10.00 | 20.00 |',
  '| 电费 | 70.00 | 30.00 | 40.00 |',
  '| 合计 | 100.00 | 40.00 | 60.00 |',
  '',
].join('\n')

describeInChromium('the page', () => {
  it('shows the report with its tables and ticks every figure by class and sign', async () => {
    const { page, complaints } = await openPage(await pageOf({ 'a.md': REPORT }))
    expect(await page.title()).toBe('青石区水务局部门决算')
    expect(await page.locator('article h2, article h3').allTextContents()).toEqual(['一、支出情况', '二、预算执行'])
    expect(await page.locator('article tr').count()).toBe(4)
    const sign = (text: string) =>
      page.evaluate(
        `getComputedStyle([...document.querySelectorAll('.f')].find((one) => one.textContent === '${text}'), '::after').content`,
      )
    expect(await sign('850.00万元')).toContain('✗')
    expect(await sign('100.00')).toContain('✓')
    expect(await page.locator('.coverage').textContent()).toContain('个数字')
    expect(complaints).toEqual([])
  })

  it('goes to a finding, lights the parts of its relation and shows the working with intervals', async () => {
    const { page } = await openPage(await pageOf({ 'a.md': REPORT }))
    await page.locator('.finding', { hasText: '850.00' }).click()
    expect(await page.locator('.lit.at').allTextContents()).toEqual(['850.00万元'])
    expect(await page.locator('.lit.part').allTextContents()).toEqual(['500.00万元', '300.00万元'])
    expect(await page.evaluate('[...document.querySelectorAll(".lit")].map((one) => one.dataset.sign)')).toEqual([
      '=',
      '+',
      '+',
    ])
    const working = await page.locator('.working').textContent()
    expect(working).toContain('500.00 + 300.00 = 800.00万元 ≠ 850.00万元')
    expect(working).toContain('[849.995, 850.005]')
    expect(working).toContain('[799.99, 800.01]')
    await page.keyboard.press('Escape')
    expect(await page.locator('.lit').count()).toBe(0)
  })

  it('shows for a figure every relation that it takes part in', async () => {
    const { page } = await openPage(await pageOf({ 'a.md': REPORT }))
    await page.locator('td .f', { hasText: '100.00' }).click()
    expect(await page.locator('.working .claim').count()).toBe(2)
    expect(await page.locator('.working').textContent()).toContain('30.00 + 70.00 = 100.00')
  })

  it('filters by severity, rule and words', async () => {
    const { page } = await openPage(await pageOf({ 'a.md': REPORT }))
    const shown = () => page.locator('.finding:visible').count()
    expect(await shown()).toBe(2)
    await page.locator('select[name=rule]').selectOption('share-mismatch')
    expect(await shown()).toBe(1)
    expect(await page.locator('.shown').textContent()).toBe('显示 1 / 2')
    await page.locator('select[name=rule]').selectOption('')
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type('支出情况')
    expect(await shown()).toBe(1)
    await page.keyboard.type('没有这样的字')
    expect(await page.locator('.list .none').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await shown()).toBe(2)
  })

  it('is used by the keyboard alone', async () => {
    const { page } = await openPage(await pageOf({ 'a.md': REPORT }))
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    expect(await page.evaluate('document.activeElement === document.querySelector(".finding")')).toBe(true)
    await page.keyboard.press('Enter')
    expect(await page.locator('.lit.at').textContent()).toBe('850.00万元')
    await page.keyboard.press(']')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('500.00万元')
    await page.keyboard.press('Enter')
    expect(await page.locator('.lit.at').textContent()).toBe('500.00万元')
  })

  it('fits a phone: list and text by turns, the working as a sheet below', async () => {
    const { page } = await openPage(await pageOf({ 'a.md': REPORT }), { width: 390, height: 844 })
    expect(await page.locator('main').isVisible()).toBe(false)
    await page.locator('.finding').first().click()
    expect(await page.locator('.finding').first().isVisible()).toBe(false)
    expect(await page.locator('.working').isVisible()).toBe(true)
    const figure = await page.locator('.lit.at').boundingBox()
    const sheet = await page.locator('.working').boundingBox()
    expect((figure?.y ?? 999) + (figure?.height ?? 0)).toBeLessThan(sheet?.y ?? 0)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
  })

  it('shows a Word document with its headings, lists and tables as read', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    const heading = (text: string) => p(text, `<w:pStyle w:val="1"/>${numbered(1)}`)
    const wide = ['<w:gridSpan w:val="2"/>', '金额'] as const
    const tall = ['<w:vMerge w:val="restart"/>', '项目'] as const
    const table = tbl(
      [tall, wide],
      [['<w:vMerge/>', ''], '预算', '决算'],
      ['基本支出', '300.00', '310.00'],
      ['项目支出', '200.00', '180.00'],
      ['合计', '500.00', '495.00'],
    )
    const body = `${heading('支出')}${p('支出合计850.00万元，其中：基本支出500.00万元，项目支出300.00万元。')}${heading('明细')}${table}`
    const { page } = await openPage(
      await pageOf({ 'a.docx': docx({ body, styles, numbering: numbering(['chineseCounting', '%1、']) }) }),
    )
    expect(await page.locator('article :is(h1, h2, h3)').allTextContents()).toEqual(['一、支出', '二、明细'])
    expect(await page.locator('article table').count()).toBe(1)
    expect(await page.locator('article tr').count()).toBe(5)
    expect(await page.locator('article [colspan="2"]').textContent()).toBe('金额')
    expect(await page.locator('article [rowspan="2"]').textContent()).toBe('项目')
    // 310.00 + 180.00 = 490.00.
    expect(await page.locator('article .f.contradicted').allTextContents()).toContain('495.00')
    await page.locator('.finding', { hasText: '495.00' }).click()
    expect(await page.locator('.lit.part').allTextContents()).toEqual(['310.00', '180.00'])
  })

  it('opens no empty panel for a finding without arithmetic, and keeps the chosen finding in sight', async () => {
    const sums = [...'甲乙丙丁戊己庚辛壬癸子丑']
      .map((name) => REPORT.split('\n')[4]?.replaceAll('支出', `${name}类支出`))
      .join('\n\n')
    const { page } = await openPage(await pageOf({ 'a.md': `# 报告\n\n## 一、概况\n\n无变化。。\n\n${sums}\n` }))
    await page.locator('.finding', { hasText: '。。' }).click()
    expect(await page.locator('.lit.at').textContent()).toBe('。。')
    expect(await page.locator('.working').isVisible()).toBe(false)
    await page.locator('.finding').last().click()
    const [card, panel] = [
      await page.locator('.finding').last().boundingBox(),
      await page.locator('.working').boundingBox(),
    ]
    expect((card?.y ?? 999) + (card?.height ?? 0)).toBeLessThanOrEqual(panel?.y ?? 0)
  })

  it('prints text and findings', async () => {
    const { page } = await openPage(await pageOf({ 'a.md': REPORT }))
    const pdf = await page.pdf({ format: 'A4' })
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.finding').first().isVisible()).toBe(true)
    expect(await page.locator('article').isVisible()).toBe(true)
    expect(await page.locator('.filters').isVisible()).toBe(false)
  })

  it('of several reports begins with a table that sorts, and opens each', async () => {
    const other = '# 乙局报告\n\n支出合计10.00万元，其中：基本支出6.00万元，项目支出4.00万元。\n'
    const { page, complaints } = await openPage(await pageOf({ 'b.md': other, 'a.md': REPORT }, 'en'))
    const names = () => page.locator('.reports tbody a').allTextContents()
    expect(await names()).toEqual(['乙局报告', '青石区水务局部门决算'])
    await page.locator('.reports th button', { hasText: 'Errors' }).click()
    expect(await names()).toEqual(['青石区水务局部门决算', '乙局报告'])
    await page.locator('.reports th button', { hasText: 'Errors' }).click()
    expect(await names()).toEqual(['乙局报告', '青石区水务局部门决算'])
    await page.locator('.reports a', { hasText: '青石区' }).click()
    expect(await page.locator('.report:visible h1').first().textContent()).toBe('青石区水务局部门决算')
    expect(await page.locator('#summary').isVisible()).toBe(false)
    await page.goBack()
    expect(await page.locator('#summary').isVisible()).toBe(true)
    expect(complaints).toEqual([])
  })

  it('runs nothing that a report says', async () => {
    const evil = '</script><script>document.title="x"</script><img src=x onerror=alert(1)><!--<script>'
    const text = `一、${evil}\n支出合计850.00万元，其中：${evil}支出500.00万元，项目支出300.00万元。\n\u0001\u202e${'长'.repeat(10_000)}\n`
    const { page, complaints } = await openPage(await pageOf({ 'a"><script>alert(1)</script>.txt': text }))
    expect(await page.locator('article script, article img, header script').count()).toBe(0)
    expect(await page.locator('script').count()).toBe(2)
    expect(await page.title()).not.toBe('x')
    expect(await page.locator('article').textContent()).toContain('<img src=x onerror=alert(1)>')
    await page.locator('.finding').first().click()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1280)
    expect(complaints).toEqual([])
    // Were something to slip in all the same, the policy refuses handlers, scripts and requests.
    const added = 'const added = document.body.appendChild(document.createElement("img"))'
    const handler = page.evaluate(`{ ${added}; added.setAttribute("onerror", "document.title = 'ran'") }`)
    await expect(handler).rejects.toThrow('TrustedScript')
    await page.evaluate(`{ ${added}; added.src = "https://example.org/x.png" }`)
    await page.waitForTimeout(200)
    expect(await page.title()).not.toBe('ran')
    expect(complaints.join()).toContain('Content Security Policy')
  })

  it('opens five thousand figures in under two seconds', async () => {
    const cells = (row: number) => Array.from({ length: 9 }, (_, column) => `${row * 10 + column}.25`)
    const sum = (row: number) => (row * 90 + 36 + 9 * 0.25).toFixed(2)
    const row = (_: unknown, i: number) => `| 项目${i} | ${sum(i)} | ${cells(i).join(' | ')} |`
    const head = `| 项目 | 合计 | ${'一二三四五六七八九'.split('').join('月 | ')}月 |\n${'| --- '.repeat(11)}|\n`
    const table = () => `## 下属单位\n\n${head}${Array.from({ length: 20 }, row).join('\n')}\n`
    const html = await pageOf({ 'big.md': `# 预算\n\n${Array.from({ length: 25 }, table).join('\n')}` })
    const { page } = await openPage(html)
    expect(await page.locator('.f').count()).toBe(5000)
    // The main thread's own time, which other programs on the machine do not add to; it grows with all that is opened.
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const spent = async () => {
      const { metrics } = await session.send('Performance.getMetrics')
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Infinity)
    }
    const before = await spent()
    await page.reload()
    const opened = (await spent()) - before
    expect(opened).toBeGreaterThan(1)
    console.info(`5,000 figures, ${(html.length / 1e6).toFixed(1)} M characters: opened in ${opened.toFixed(0)} ms`)
    expect(opened).toBeLessThan(2000)
  }, 60_000)
})
