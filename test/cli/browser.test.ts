import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, extname, join, normalize } from 'node:path'
import { chromium } from 'playwright-core'
import { expect, it } from 'vitest'
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

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript' }

it.skipIf(!existsSync(CHROMIUM))(
  'audits text, Markdown and HTML in a browser, from the package as it is published',
  async () => {
    const { server, origin } = await serve()
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
    try {
      const page = await browser.newPage()
      await page.goto(origin)
      const said = await page.evaluate(`(async () => {
      const { audit } = await import('/index.js')
      const text = '支出合计1250.50万元，其中：基本支出800.20万元，项目支出400.30万元。'
      const all = []
      for (const [name, input] of [['a.txt', text], ['a.md', '# 报告\\n\\n' + text], ['a.html', '<h1>报告</h1><p>' + text]]) {
        const { format, findings } = await audit(input, { name, language: 'en' })
        all.push([format, ...findings.map(({ claim }) => claim.computed)])
      }
      return all
    })()`)
      expect(said).toEqual([
        ['text', '1200.50万元'],
        ['markdown', '1200.50万元'],
        ['html', '1200.50万元'],
      ])
    } finally {
      await browser.close()
      server.close()
    }
  },
  60_000,
)
