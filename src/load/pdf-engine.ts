import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { LoadError } from './load-error.ts'
import { damaged, encrypted } from './pdf-errors.ts'
import { keepThread, takeThread, workOf } from './pdf-thread.ts'

export type PdfEngine = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

/** An opened PDF and the engine that reads it. */
export interface PdfFile {
  readonly engine: PdfEngine
  readonly document: PDFDocumentProxy
  /** What is asked of pdf.js, if it ever answers. @throws LoadError */
  readonly workOf: <T>(work: Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export interface PdfOptions {
  /**
   * Address of pdfjs-dist's folder, where its character maps for fonts that are not embedded lie: a path in Node, a URL in a
   * browser.
   */
  readonly data?: string | undefined
  readonly stallSeconds: number
}

/** A font that is embedded whole, or a file whose index is lost, takes longer in one go the larger it is. */
const BYTES_A_SECOND = 2_000_000

/**
 * Opens a PDF with pdf.js.
 *
 * @throws LoadError `unsupported` without pdfjs-dist, `encrypted` for a file with a password, `stalled`, `too-large`, else `damaged`.
 */
export async function openPdf(bytes: Uint8Array, { data, stallSeconds }: PdfOptions): Promise<PdfFile> {
  const engine = await importEngine()
  const thread = takeThread(engine)
  // In browsers it is not there at once.
  await thread.worker.promise
  const task = engine.getDocument({
    ...settings(engine, data),
    // pdf.js takes the buffer away from its owner.
    data: new Uint8Array(bytes),
    worker: thread.worker,
  })
  const seconds = stallSeconds + Math.round(bytes.length / BYTES_A_SECOND)
  const work = <T>(one: Promise<T>) => workOf(thread, seconds, one)
  const close = () =>
    work(task.destroy()).then(
      () => keepThread(thread),
      () => {},
    )
  try {
    return { engine, document: await work(task.promise), workOf: work, close }
  } catch (error) {
    await close()
    if (error instanceof LoadError) throw error
    throw isPasswordError(error) ? encrypted() : damaged()
  }
}

function settings({ VerbosityLevel }: PdfEngine, data: string | null = packageFolder()) {
  return {
    ...(data !== null && { cMapUrl: `${data}cmaps/`, standardFontDataUrl: `${data}standard_fonts/` }),
    cMapPacked: true,
    verbosity: VerbosityLevel.ERRORS,
    // Pictures are not read, so that none is decoded.
    maxImageSize: 1,
    isEvalSupported: false,
    useSystemFonts: false,
    // Outlines are made of all characters in case they are drawn, unless there is a page that fonts could be added to.
    ...(packageFolder() === null ? { disableFontFace: true } : { disableFontFace: false, ownerDocument: NO_PAGE }),
  }
}

/** Takes the fonts for a page that nobody sees. */
const NO_PAGE = { fonts: { add() {}, delete() {} } } as never

function isPasswordError(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException'
}

async function importEngine(): Promise<PdfEngine> {
  // Only drawing needs them, but pdf.js makes a matrix when it is imported, and a face of each font.
  const scope = globalThis as { DOMMatrix?: unknown; FontFace?: unknown }
  scope.DOMMatrix ??= class {}
  scope.FontFace ??= class {}
  const { push } = Array.prototype
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } catch {
    throw new LoadError('unsupported', {
      zh: '读取 PDF 需要可选依赖 pdfjs-dist：npm install pdfjs-dist@5.6.205',
      en: 'Reading PDF needs the optional dependency pdfjs-dist: npm install pdfjs-dist@5.6.205',
    })
  } finally {
    // Its build for old engines puts a far slower one of its own in the place of everybody's.
    Object.defineProperty(Array.prototype, 'push', { value: push, writable: true, configurable: true })
  }
}

/** The path of the installed pdfjs-dist, or null where modules have no place to resolve from, as in a browser. */
function packageFolder(): string | null {
  try {
    const { protocol, pathname } = new URL('./', import.meta.resolve('pdfjs-dist/package.json'))
    return protocol === 'file:' ? decodeURIComponent(pathname).replace(/^\/(?=[A-Za-z]:)/, '') : null
  } catch {
    return null
  }
}
