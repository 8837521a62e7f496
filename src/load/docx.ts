import type { Tree } from '../model/tree.ts'
import { closeUp } from './close-up.ts'
import { DocxReader } from './docx-reader.ts'
import { LoadError } from './load-error.ts'
import type { OfficePackage } from './office-package.ts'
import { TextView } from './text-view.ts'
import type { Trace } from './trace.ts'
import { writeContent } from './write-content.ts'
import { child, damagedXml, elements, type XmlElement } from './xml.ts'

/**
 * Reads a Word document (ECMA-376, transitional and strict): the body, then its footnotes and endnotes. Headers and footers
 * are left out. Where each text comes from is noted in `trace`. Older documents come here in the same elements.
 *
 * @throws LoadError `damaged`, `too-large`, `no-text`
 */
export function loadDocx(file: OfficePackage, trace: Trace | null = null, format: 'docx' | 'doc' = 'docx'): Tree {
  const body = child(file.part(file.main), 'w:body')
  if (!body) throw damagedXml()
  const reader = new DocxReader(file, body)
  const contents = closeUp(reader.readAll(body))
  const view = new TextView(trace)
  writeContent(view, contents)
  writeContent(view, reader.readNotes())
  const tree = view.finish(format, {}, remarks(body))
  if (tree.blocks.length === 0) throw noText()
  const { title } = file
  return title && isPrinted(title, tree) ? { ...tree, meta: { title } } : tree
}

/** The title property is often left over from another document: it counts only where the document begins with it. */
function isPrinted(title: string, { text }: Tree): boolean {
  const squeezed = text.slice(0, 2000).replace(/[\s#]/g, '')
  return title.length >= 6 && squeezed.includes(title.replace(/\s/g, ''))
}

const REMARKS: readonly (readonly [names: readonly string[], remark: string])[] = [
  [['w:ins', 'w:del', 'w:moveTo'], '含修订标记，按全部接受读取 / Tracked changes are read as accepted'],
  [['o:OLEObject', 'w:altChunk'], '内嵌的文件未读取 / Embedded files are not read'],
]

function remarks(body: XmlElement): string[] {
  const names = new Set<string>()
  const visit = (parent: XmlElement): void => {
    for (const each of elements(parent)) {
      names.add(each.name)
      visit(each)
    }
  }
  visit(body)
  return REMARKS.filter(([wanted]) => wanted.some((name) => names.has(name))).map(([, remark]) => remark)
}

function noText(): LoadError {
  return new LoadError('no-text', {
    zh: '文档中没有文字（可能是扫描图片）',
    en: 'The document holds no text; its pages may be pictures',
  })
}
