import { describe, expect, it } from 'vitest'
import { folder, run, WRONG } from './run.ts'

const FLATTENED =
  '一、收支情况\n\n' +
  '\t项目\n\t预算数\n\t决算数\n\n' +
  '\t基本支出\n\t800.20\n\t790.00\n\n' +
  '\t项目支出\n\t400.30\n\t400.30\n\n' +
  '\t合计\n\t1250.50\n\t1190.30\n\n' +
  '二、其他情况\n'

interface Printed {
  readonly reports: readonly {
    readonly path: string
    readonly findings: readonly { at: At; because: readonly At[] }[]
  }[]
}

interface At {
  readonly text: string
  readonly offset: number
  readonly line: number
  readonly column: number
}

describe('--format text-view', () => {
  it('begins with the text itself, so that every place of the JSON can be cut out of it', () => {
    const cwd = folder({ 'a.txt': WRONG, 'b.txt': `\ufeff${FLATTENED}`, 'c.md': `# 报告\r\n\r\n${WRONG}` })
    for (const name of ['a.txt', 'b.txt', 'c.md']) {
      const view = run([name, '--format', 'text-view'], { cwd }).stdout
      const { reports }: Printed = JSON.parse(run([name, '--format', 'json'], { cwd }).stdout)
      const places = reports.flatMap(({ findings }) => findings.flatMap(({ at, because }) => [at, ...because]))
      expect(places.length).toBeGreaterThan(2)
      const lines = view.split(/\r\n|\n/)
      for (const { text, offset, line, column } of places) {
        expect(view.slice(offset, offset + text.length)).toBe(text)
        expect(lines[line - 1]?.slice(column - 1)).toMatch(new RegExp(`^${text.replace('.', '\\.')}`))
      }
    }
  })

  it('draws the flattened tables of a text as grids, with its sections, behind the text', () => {
    const { stdout, code } = run(['b.txt', '--format', 'text-view'], { cwd: folder({ 'b.txt': FLATTENED }) })
    expect(code).toBe(1)
    expect(stdout.startsWith(`${FLATTENED}\n════════ 读取结果 ════════\n\n# 一、收支情况\n\n`)).toBe(true)
    expect(stdout.split('\n').slice(-7)).toEqual([
      '| 项目     | 预算数  | 决算数  |',
      '| 基本支出 | 800.20  | 790.00  |',
      '| 项目支出 | 400.30  | 400.30  |',
      '| 合计     | 1250.50 | 1190.30 |',
      '',
      '# 二、其他情况',
      '',
    ])
  })

  it('names each of several reports, and cannot steer a terminal', () => {
    const cwd = folder({ 'a.txt': `${WRONG}\u001b[2J\u009b`, 'b.txt': WRONG })
    const { stdout } = run(['a.txt', 'b.txt', 'no.txt', '--format', 'text-view', '--lang', 'en'], { cwd })
    expect(stdout).toMatch(/^==> a\.txt <==\n一、支出情况\n/)
    expect(stdout).toContain('\n==> b.txt <==\n')
    expect(stdout).toContain('════════ as read ════════')
    expect(stdout).not.toMatch(/[\u001b\u009b]/)
  })

  it('shows the sections of a page, whose text is no file, behind that text', () => {
    const html = '<h1>报告</h1><p>一、总体情况</p><p>（一）收入</p><p>收入合计5.00万元。</p><p>二、其他</p><p>无。</p>'
    const { stdout } = run(['a.html', '--format', 'text-view'], { cwd: folder({ 'a.html': `<html>${html}</html>` }) })
    expect(stdout.slice(stdout.indexOf('════'))).toBe(
      '════════ 章节 ════════\n\n报告\n  一、总体情况\n    （一）收入\n  二、其他\n',
    )
  })
})
