import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { commentsOf, wordFile } from '../annotate/word-file.ts'
import { p } from '../load/office-file.ts'
import { folder, RIGHT, run, WRONG } from './run.ts'

const wrong = wordFile({
  body: WRONG.trim()
    .split('\n')
    .map((line) => p(line))
    .join(''),
})
const right = wordFile({
  body: RIGHT.trim()
    .split('\n')
    .map((line) => p(line))
    .join(''),
})
const on = (...path: string[]) => commentsOf(readFileSync(join(...path))).map(({ on: text }) => text)

describe('--annotate', () => {
  it('writes one file for one document, in the language chosen, and leaves the document', () => {
    const cwd = folder({ 'a.docx': wrong })
    const { code, stdout, stderr } = run(['a.docx', '--annotate', 'b.docx', '--lang', 'en'], { cwd })
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout).toContain('sum-mismatch')
    expect(on(cwd, 'b.docx')).toEqual(['1250.50万元'])
    expect(commentsOf(readFileSync(join(cwd, 'b.docx')))[0]?.lines.at(-1)).toBe('error · sum-mismatch')
    expect(readFileSync(join(cwd, 'a.docx')).equals(wrong)).toBe(true)
  })

  it('writes a folder for several, each in its place, and copies what has no findings', () => {
    const cwd = folder({ 'in/a.docx': wrong, 'in/2023/a.docx': right, 'in/b.txt': WRONG })
    const { code, stderr } = run(['in', '--annotate', 'out'], { cwd })
    expect(code).toBe(1)
    expect(stderr).toBe('in/b.txt: 没有批注：只能批注 Word 文档（.docx）\n')
    expect(on(cwd, 'out/a.annotated.docx')).toEqual(['1250.50万元'])
    expect(readFileSync(join(cwd, 'out/2023/a.annotated.docx')).equals(right)).toBe(true)
  })

  it('leaves out findings that a baseline accepts', () => {
    const cwd = folder({ 'a.docx': wrong })
    run(['a.docx', '--baseline', 'base.json', '--update-baseline'], { cwd })
    run(['a.docx', '--baseline', 'base.json', '--annotate', 'b.docx'], { cwd })
    expect(readFileSync(join(cwd, 'b.docx')).equals(wrong)).toBe(true)
  })

  it('annotates in worker processes too, and documents inside archives', () => {
    const cwd = folder({ 'a.docx': wrong, 'b.docx': wrong, 'c.zip': zipSync({ 'd/e.docx': wrong }) })
    expect(run(['.', '--concurrency', '2', '--annotate', 'out'], { cwd }).code).toBe(1)
    for (const name of ['a.annotated.docx', 'b.annotated.docx', 'c.zip/d/e.annotated.docx'])
      expect(on(cwd, 'out', name)).toEqual(['1250.50万元'])
  })

  it('never writes over an input, nor two things to one file', () => {
    const cwd = folder({ 'a.docx': wrong, 'b.docx': right, 'a.annotated.docx': right, 'c.txt': WRONG })
    const refused = (...args: string[]) => {
      const { code, stdout, stderr } = run(args, { cwd })
      expect([code, stdout]).toEqual([2, ''])
      return stderr
    }
    expect(refused('a.docx', '--annotate', './a.docx')).toBe('错误：--annotate 会覆盖要审核的文件 ./a.docx\n')
    expect(refused('.', '--annotate', '.')).toBe('错误：--annotate 会覆盖要审核的文件 a.annotated.docx\n')
    expect(refused('a.docx', 'b.docx', '--annotate', 'd.docx')).toContain('有 2 份 Word 文档，请改为文件夹')
    expect(refused('a.docx', '--annotate', 'c.txt')).toContain('应为 .docx 文件或文件夹，而不是“c.txt”')
    expect(refused('a.docx', '--annotate', 'd.docx', '--format', 'json:d.docx')).toContain('d.docx 被写入两次')
    expect(existsSync(join(cwd, 'd.docx'))).toBe(false)
    expect(readFileSync(join(cwd, 'a.docx')).equals(wrong)).toBe(true)
  })

  it('fails where there was nothing to annotate', () => {
    const cwd = folder({ 'a.txt': RIGHT })
    const { code, stderr } = run(['a.txt', '--annotate', 'b.docx'], { cwd })
    expect([code, stderr]).toEqual([2, 'a.txt: 没有批注：只能批注 Word 文档（.docx）\n'])
    expect(existsSync(join(cwd, 'b.docx'))).toBe(false)
    const piped = run(['-', '--stdin-filename', 'a.docx', '--annotate', 'b.docx'], { cwd, input: wrong })
    expect([piped.code, piped.stderr]).toEqual([2, 'a.docx: 没有批注：标准输入不能批注\n'])
  })
})
