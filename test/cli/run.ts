import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export const PROGRAM = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** 800.20 + 400.30 = 1200.50, so the stated total is 50.00 too large. */
export const WRONG = '一、支出情况\n2023年支出合计1250.50万元，其中：基本支出800.20万元，项目支出400.30万元。\n'
export const RIGHT = '一、支出情况\n2023年支出合计1200.50万元，其中：基本支出800.20万元，项目支出400.30万元。\n'

export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Around {
  readonly cwd?: string
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the built program in a Chinese environment without a terminal. */
export function run(args: readonly string[], { cwd, input = '', env = {} }: Around = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LANG: 'zh_CN.UTF-8', ...env },
  })
  return { code: status, stdout, stderr }
}

/** A temporary folder with these files, removed after the test. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'report-audit-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), content)
  }
  return root
}
