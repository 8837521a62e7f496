import { spawn } from 'node:child_process'
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { folder, PROGRAM, RIGHT, WRONG } from './run.ts'

it('audits again what was saved, also by renaming, and all when the configuration changes', async () => {
  const cwd = folder({ 'a.txt': RIGHT, 'b.txt': RIGHT, '.auditrc.json': '{}' })
  const child = spawn(process.execPath, [PROGRAM, '.', '--watch', '--format', 'ndjson'], { cwd })
  onTestFinished(() => void child.kill('SIGKILL'))
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  const audited = () =>
    printed
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line).report)
      .map(({ path, findings }) => `${path} ${findings.length}`)
  const until = (expected: string[]) =>
    vi.waitFor(() => expect(audited()).toEqual(expected), { timeout: 20_000, interval: 100 })

  await until(['a.txt 0', 'b.txt 0'])
  writeFileSync(join(cwd, 'b.txt'), WRONG)
  await until(['a.txt 0', 'b.txt 0', 'b.txt 1'])
  writeFileSync(join(cwd, 'a.txt~'), WRONG)
  renameSync(join(cwd, 'a.txt~'), join(cwd, 'a.txt'))
  await until(['a.txt 0', 'b.txt 0', 'b.txt 1', 'a.txt 1'])
  writeFileSync(join(cwd, '.auditrc.json'), '{ "rules": { "sum-mismatch": "off" } }')
  await until(['a.txt 0', 'b.txt 0', 'b.txt 1', 'a.txt 1', 'a.txt 0', 'b.txt 0'])
  child.kill('SIGINT')
  await vi.waitFor(() => expect(child.signalCode).toBe('SIGINT'))
}, 90_000)
