import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'

const SOFFICE = process.env.SOFFICE ?? 'soffice'

const version = spawnSync(SOFFICE, ['--version'], { encoding: 'utf8' }).stdout?.trim()
if (!version) console.info(`no LibreOffice (${SOFFICE}): what it makes of workbooks and documents is not tested`)

/** Tests that need LibreOffice; without it they are skipped. */
export const describeInOffice = describe.skipIf(!version)

/** What LibreOffice makes of files when it opens them and saves them in another format; by name without ending. */
export function convert(files: Readonly<Record<string, Uint8Array>>, format: string): Map<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'report-audit-office-'))
  try {
    const paths = Object.keys(files).map((name) => join(folder, name))
    for (const [i, bytes] of Object.values(files).entries()) writeFileSync(paths[i] ?? '', bytes)
    const out = join(folder, 'out')
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const { status, stderr } = spawnSync(
      SOFFICE,
      [profile, '--headless', '--norestore', '--convert-to', format, '--outdir', out, ...paths],
      { encoding: 'utf8', timeout: 240_000 },
    )
    if (status !== 0) throw new Error(stderr)
    const [extension = ''] = format.split(':')
    const names = Object.keys(files).map((name) => name.slice(0, name.lastIndexOf('.')))
    return new Map(names.map((name) => [name, readFileSync(join(out, `${name}.${extension}`))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
