import { loadDocx } from '../load/docx.ts'
import { LoadError } from '../load/load-error.ts'
import { officePackage } from '../load/office-package.ts'
import type { Trace } from '../load/trace.ts'
import { parseXml } from '../load/xml.ts'
import { openZip } from '../load/zip.ts'
import type { Finding, Language } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import { escapeMarkup } from '../print/escape-markup.ts'
import { findingLines } from '../print/finding-lines.ts'
import { rangeOf } from './comment-places.ts'
import { CommentsPart } from './comments-part.ts'
import { markText } from './mark-text.ts'
import { rewriteZip } from './rewrite-zip.ts'
import { RunCutter } from './run-cut.ts'
import { WordNames } from './word-names.ts'
import { decodePart, encodePart } from './xml-text.ts'

/** Word opens no document with more (MS-OI29500 2.1.315). */
const MOST_COMMENTS = 32_767

/** See `annotate`, which loads this once it is asked for. */
export function annotateDocx(bytes: Uint8Array, findings: readonly Finding[], language: Language): Uint8Array {
  const { archive, file } = open(bytes)
  const main = archive.read(file.main) ?? new Uint8Array()
  const trace: Trace = []
  const { text } = loadDocx(file, trace)
  const comments = new CommentsPart(archive, file)
  const [xml, root] = [decodePart(main), parseXml(main)]
  const cutter = new RunCutter(xml, root)
  const placed = findings.slice(0, Math.max(0, MOST_COMMENTS - comments.count)).flatMap((finding) => {
    const { offset, text: figure } = finding.at
    if (!text.startsWith(figure, offset)) throw notOurs()
    const range = rangeOf(trace, offset, figure.length)
    const cuts = range && cutter.around(range)
    return cuts ? [{ finding, cuts }] : []
  })
  if (placed.length === 0) return bytes
  const names = new WordNames(xml, root)
  const marks = placed.map(({ cuts }) => cuts)
  const lines = placed.map(({ finding }) => findingLines(finding, language).map(escapeMarkup))
  const left = findings.length - placed.length
  if (left > 0) lines.at(-1)?.push(say(language, 'print.more', { n: left }))
  const changed = comments.withComments(lines, names)
  changed.set(file.main, encodePart(markText(xml, marks, comments.firstId, names), main))
  return rewriteZip(bytes, changed)
}

function open(bytes: Uint8Array) {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const archive = isZip ? openZip(bytes) : null
  const file = archive && officePackage(archive)
  if (!archive || !file?.main.startsWith('word/')) throw noWord()
  return { archive, file }
}

function noWord(): LoadError {
  return new LoadError('unsupported', {
    zh: '只能批注 Word 文档（.docx）',
    en: 'only Word documents (.docx) can be annotated',
  })
}

function notOurs(): LoadError {
  return new LoadError('unsupported', {
    zh: '结果不是这份文档的（文档在审核后有改动）',
    en: 'the result is of another document, or this one has changed since',
  })
}
