import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { p, writeDoc } from '../load/doc-writer.ts'
import { docx, p as paragraph } from '../load/office-file.ts'
import { folder, run } from './run.ts'

const SENTENCE = '2023年支出合计1250.50万元，其中：基本支出800.20万元，项目支出400.30万元。'
const rtf = '{\\rtf1 x}'

/** Stands for LibreOffice: puts a document where that would put it. */
const SCRIPT = `#!/bin/sh
[ "$2 $3 $4 $5 $6 $7 $8" = "--headless --norestore --convert-to docx --outdir out report.doc" ] || exit 1
case "$1" in -env:UserInstallation=file://*) ;; *) exit 1 ;; esac
grep -q rtf report.doc && cp "$CONVERTED" out/report.docx
`

function withConverter(files: Readonly<Record<string, string | Uint8Array>>) {
  const cwd = folder({ ...files, 'bin/soffice': SCRIPT, 'converted.docx': docx({ body: paragraph(SENTENCE) }) })
  chmodSync(join(cwd, 'bin/soffice'), 0o755)
  return {
    cwd,
    env: { PATH: `${join(cwd, 'bin')}:${process.env.PATH}`, CONVERTED: join(cwd, 'converted.docx') },
  }
}

describe('--converter soffice', () => {
  it('reads RTF as the Word document that LibreOffice makes of it', () => {
    const { stdout, code, stderr } = run(['a.rtf', '--converter', 'soffice'], withConverter({ 'a.rtf': rtf }))
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout).toContain('1250.50')
  })

  it('leaves other files alone', () => {
    const { stdout, code } = run(['a.txt', '--converter', 'soffice'], withConverter({ 'a.txt': SENTENCE }))
    expect(stdout).toContain('1250.50')
    expect(code).toBe(1)
  })

  it('has one line for what LibreOffice does not convert', () => {
    const doc = writeDoc({ body: [p(SENTENCE)] })
    const { stderr, code } = run(['a.doc', '--converter', 'soffice'], withConverter({ 'a.doc': doc }))
    expect([stderr, code]).toEqual(['a.doc: LibreOffice 不能转换该文件\n', 2])
  })

  it('has one line where LibreOffice is missing', () => {
    const around = { cwd: folder({ 'a.rtf': rtf }), env: { PATH: '' } }
    const { stderr, code } = run(['a.rtf', '--converter', 'soffice'], around)
    expect([stderr, code]).toEqual(['a.rtf: 找不到 soffice：请安装 LibreOffice 并加入 PATH\n', 2])
  })

  it('is offered where it is needed', () => {
    const { stderr, code } = run(['a.rtf'], { cwd: folder({ 'a.rtf': rtf }) })
    expect([stderr, code]).toEqual(['a.rtf: 暂不支持的格式：RTF（请另存为 .docx，或用 --converter soffice）\n', 2])
  })
})

describe('limits', () => {
  it('are options: the largest file', () => {
    const cwd = folder({ 'a.txt': SENTENCE.repeat(12_000) })
    const { stderr, code } = run(['a.txt', '--max-size', '1'], { cwd })
    expect([stderr, code]).toEqual(['a.txt: 文件过大：1 MB，上限 1 MB\n', 2])
  })

  it('are settings: how much of a file is read', () => {
    const cwd = folder({ 'a.txt': SENTENCE, '.auditrc.json': '{"limits": {"textBytes": 20}}' })
    expect(run(['a.txt'], { cwd }).stderr).toBe('a.txt: 文件过大：0 MB，上限 0 MB\n')
    expect(run(['a.txt', '--max-size', '1'], { cwd }).code).toBe(1)
  })
})
