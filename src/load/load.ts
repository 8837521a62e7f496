import type { Bilingual } from '../model/finding.ts'
import type { Passage, Tree } from '../model/tree.ts'
import { decode } from './decode.ts'
import { foldRadicals } from './fold-radicals.ts'
import { LIMITS, type LoadLimits } from './limits.ts'
import { LoadError } from './load-error.ts'
import { type Kind, sniff } from './sniff.ts'

export interface LoadOptions {
  /** Those that are not given are as {@link LIMITS} has them. */
  readonly limits?: Partial<LoadLimits>
  /**
   * Where the files of pdfjs-dist lie (its `cmaps/`, for Chinese fonts that a PDF does not embed), with a slash at the end: a URL
   * in browsers; in Node the installed package is found by itself.
   */
  readonly pdfData?: string
}

type Loader = (bytes: Uint8Array, name: string, options: LoadOptions) => Promise<Tree>

/** The loader of each kind of file, imported when the first such file comes. */
const LOADERS: Readonly<Record<Kind, Loader>> = {
  text: loadTextual,
  html: async (bytes, _, options) => (await import('./html.ts')).loadHtml(withinLimit(bytes, options)),
  mhtml: async (bytes, name, options) => {
    const { pageOf } = await import('./mhtml.ts')
    return LOADERS.html(pageOf(withinLimit(bytes, options)), name, options)
  },
  xml: unsupported('XML', {
    zh: 'Office 2003 的 XML 请另存为 .docx 或 .xlsx',
    en: 'save XML of Office 2003 as .docx or .xlsx',
  }),
  zip: loadZip,
  cfb: loadCompound,
  pdf: async (bytes, _, { limits, pdfData }) => (await import('./pdf.ts')).loadPdf(bytes, pdfData, limits),
  rtf: unsupported('RTF', {
    zh: '请另存为 .docx，或用 --converter soffice',
    en: 'save it as .docx, or use --converter soffice',
  }),
  image: unsupported('image', {
    zh: '图片没有文字，请提供原文件',
    en: 'a picture holds no text; give the original file',
  }),
  archive: unsupported('rar / 7z / gz', { zh: '请先解压，或改用 .zip', en: 'unpack it first, or use .zip' }),
}

const MARKDOWN = /\.(?:md|markdown)$/i

/** An object whose first key stands in quotes: no report in words begins so. */
const REPORT_MODEL = /^\ufeff?\s{0,99}\{\s{0,99}"/
/** What is no report model gets an error that says so. */
const JSON_NAME = /\.json$/i

/**
 * Reads a file. What it is, its content tells; its name only tells Markdown, and JSON that is no report,
 * from plain text.
 *
 * @throws LoadError for every input that cannot be read.
 */
export async function load(bytes: Uint8Array, name: string, options: LoadOptions = {}): Promise<Tree> {
  if (bytes.length === 0) throw empty()
  const kind = sniff(bytes)
  return withoutRadicals(await LOADERS[kind === 'html' && MARKDOWN.test(name) ? 'text' : kind](bytes, name, options))
}

/** Radicals that were copied out of a PDF; the text itself, and every place in it, stay as they are. */
function withoutRadicals(tree: Tree): Tree {
  if (foldRadicals(tree.text) === tree.text) return tree
  const fold = <T extends { readonly passage: Passage }>(of: T): T => ({
    ...of,
    passage: { ...of.passage, text: foldRadicals(of.passage.text) },
  })
  const blocks = tree.blocks.map((block) =>
    block.kind === 'paragraph' ? fold(block) : { ...block, cells: block.cells.map(fold) },
  )
  return { ...tree, blocks }
}

async function loadTextual(bytes: Uint8Array, name: string, options: LoadOptions): Promise<Tree> {
  const text = decode(withinLimit(bytes, options))
  if (/^[\s\u200b-\u200f\u2060\ufeff]*$/.test(text)) throw empty()
  if (MARKDOWN.test(name)) return (await import('./markdown.ts')).loadMarkdown(text)
  if (REPORT_MODEL.test(text) || JSON_NAME.test(name)) return (await import('./json.ts')).loadJson(text)
  return (await import('./text.ts')).loadText(text)
}

function withinLimit(bytes: Uint8Array, { limits }: LoadOptions): Uint8Array {
  const limit = limits?.textBytes ?? LIMITS.textBytes
  if (bytes.length > limit) throw tooLarge(bytes.length, limit)
  return bytes
}

const PART_SHARE = 0.4

/** Office files are archives; which of them, their main part tells. */
async function loadZip(bytes: Uint8Array, name: string, options: LoadOptions): Promise<Tree> {
  const { openZip } = await import('./zip.ts')
  const { officePackage } = await import('./office-package.ts')
  const { entries, unpackedBytes, cells } = { ...LIMITS, ...options.limits }
  const archive = openZip(bytes, { entries, totalBytes: unpackedBytes, entryBytes: unpackedBytes * PART_SHARE })
  const file = officePackage(archive)
  if (file?.main.startsWith('word/')) return (await import('./docx.ts')).loadDocx(file)
  if (file && /^xl\/.{1,99}\.xml$/.test(file.main)) return (await import('./xlsx.ts')).loadXlsx(archive, cells)
  return unsupported(file ? file.main : 'zip')(bytes, name, options)
}

/** Old Office files are compound files; so are new ones with a password. */
async function loadCompound(bytes: Uint8Array, name: string, options: LoadOptions): Promise<Tree> {
  const { hasDirectory, holdsStream } = await import('./compound.ts')
  if (holdsStream(bytes, 'EncryptedPackage')) throw encrypted()
  if (holdsStream(bytes, 'WordDocument')) return (await import('./doc.ts')).loadDoc(bytes)
  if (holdsStream(bytes, 'Workbook') || holdsStream(bytes, 'Book'))
    return (await import('./xlsx.ts')).loadXls(bytes, options.limits?.cells)
  if (!hasDirectory(bytes)) throw damagedOffice()
  return unsupported('OLE')(bytes, name, options)
}

function unsupported(format: string, advice?: Bilingual): Loader {
  return async () => {
    throw new LoadError('unsupported', {
      zh: `暂不支持的格式：${format}${advice ? `（${advice.zh}）` : ''}`,
      en: `This format is not supported: ${format}${advice ? ` (${advice.en})` : ''}`,
    })
  }
}

function encrypted(): LoadError {
  return new LoadError('encrypted', {
    zh: '文件有打开密码，请先解除加密',
    en: 'The file needs a password; remove it first',
  })
}

function damagedOffice(): LoadError {
  return new LoadError('damaged', {
    zh: 'Office 文件已损坏或不完整',
    en: 'The Office file is damaged or not complete',
  })
}

function empty(): LoadError {
  return new LoadError('empty', { zh: '文件没有内容', en: 'The file is empty' })
}

function tooLarge(size: number, limit: number): LoadError {
  const [have, most] = [megabytes(size), megabytes(limit)]
  return new LoadError('too-large', {
    zh: `文件过大：${have} MB，上限 ${most} MB`,
    en: `The file is too large: ${have} MB, the limit is ${most} MB`,
  })
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1).replace(/\.0$/, '')
}
