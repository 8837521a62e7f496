import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest'
import { audit } from '../../src/audit.ts'
import { describeClaim } from '../../src/check/describe-claim.ts'
import type { Language } from '../../src/model/finding.ts'
import { printHtml } from '../../src/print/html.ts'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
export const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let browser: Browser | undefined

/** Tests in a real Chromium; where there is none they are skipped and it is said so. */
export function describeInChromium(name: string, tests: () => void): void {
  if (!existsSync(CHROMIUM)) {
    console.warn(`${name}: skipped, there is no ${CHROMIUM} (apt-get install chromium, or set CHROMIUM)`)
    describe.skip(name, tests)
    return
  }
  describe(name, () => {
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
    }, 60_000)
    afterAll(() => browser?.close())
    tests()
  })
}

/** The page of these reports by name, as text. */
export async function pageOf(
  reports: Readonly<Record<string, string | Uint8Array>>,
  language: Language = 'zh',
): Promise<string> {
  const audited = []
  for (const [name, input] of Object.entries(reports)) audited.push(await audit(input, { name, language }))
  return printHtml(
    { reports: audited, problems: [] },
    describeClaim,
    { name: 'report-audit', version: '0.1.0' },
    language,
  )
}

/** Opens a page from a file, as a reviewer would. Everything that goes wrong in it is collected in `complaints`. */
export async function openPage(html: string, viewport = { width: 1280, height: 800 }) {
  const folder = mkdtempSync(join(tmpdir(), 'report-audit-page-'))
  writeFileSync(join(folder, 'page.html'), html)
  const page: Page = await (browser as Browser).newPage({ viewport })
  onTestFinished(async () => {
    await page.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) complaints.push(request.url())
  })
  await page.goto(`file://${join(folder, 'page.html')}`)
  return { page, complaints }
}
