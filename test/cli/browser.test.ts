import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, extname, join, normalize } from 'node:path'
import { chromium } from 'playwright-core'
import { expect, it } from 'vitest'
import { wordFile } from '../annotate/word-file.ts'
import { p } from '../load/office-file.ts'
import { QUIET } from '../page/open-page.ts'
import { PROGRAM } from './run.ts'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const DIST = dirname(PROGRAM)

/** Serves dist/ on a free port of this machine. */
async function serve() {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname)
    if (path === '/') response.setHeader('content-type', 'text/html').end('<!doctype html>')
    else if (!existsSync(join(DIST, path))) response.writeHead(404).end()
    else response.setHeader('content-type', types[extname(path)] ?? '').end(readFileSync(join(DIST, path)))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const DOCUMENT = wordFile({ body: p('支出合计1250.50万元，其中：基本支出800.20万元，项目支出400.30万元。') })

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript' }

it.skipIf(!existsSync(CHROMIUM))(
  'audits and prints in a browser, from the package as it is published',
  async () => {
    const { server, origin } = await serve()
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
    try {
      const page = await browser.newPage()
      await page.goto(origin)
      const said = await page.evaluate(`(async () => {
      const { annotate, audit, printResults } = await import('/index.js')
      const text = '支出合计1250.50万元，其中：基本支出800.20万元，项目支出400.30万元。'
      const all = []
      for (const [name, input] of [['a.txt', text], ['a.md', '# 报告\\n\\n' + text], ['a.html', '<h1>报告</h1><p>' + text]]) {
        const { format, findings } = await audit(input, { name, language: 'en' })
        all.push([format, ...findings.map(({ claim }) => claim.computed)])
      }
      const docx = Uint8Array.from(${JSON.stringify([...DOCUMENT])})
      const result = await audit(docx, { name: 'a.docx' })
      for (const format of ['html', 'sarif', 'text-view']) all.push((await printResults([result], format)).slice(0, 9))
      all.push([...(await printResults([result], 'xlsx')).slice(0, 2)])
      all.push((await annotate(docx, result)).length > docx.length)
      return all
    })()`)
      expect(said).toEqual([
        ['text', '1200.50万元'],
        ['markdown', '1200.50万元'],
        ['html', '1200.50万元'],
        '<!doctype',
        '{\n  "$sch',
        '支出合计1250.',
        [0x50, 0x4b],
        true,
      ])
    } finally {
      await browser.close()
      server.close()
    }
  },
  60_000,
)
