import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { LoadError } from './load-error.ts'
import { guardRejections } from './pdf-rejections.ts'

export type PdfEngine = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

/** An opened PDF and the engine that reads it. */
export interface PdfFile {
  readonly engine: PdfEngine
  readonly document: PDFDocumentProxy
  readonly close: () => Promise<void>
}

/**
 * Opens a PDF with pdf.js.
 *
 * @param data Address of pdfjs-dist's folder, where its character maps for fonts that are not embedded lie: a path in Node,
 * a URL in a browser.
 * @throws LoadError `unsupported` without pdfjs-dist, `encrypted` for a file with a password, else `damaged`.
 */
export async function openPdf(bytes: Uint8Array, data: string | null = packageFolder()): Promise<PdfFile> {
  const engine = await importEngine()
  const endGuard = guardRejections()
  const maps = data === null ? {} : { cMapUrl: `${data}cmaps/`, standardFontDataUrl: `${data}standard_fonts/` }
  const task = engine.getDocument({
    // pdf.js takes the buffer away from its owner.
    data: new Uint8Array(bytes),
    ...maps,
    cMapPacked: true,
    verbosity: engine.VerbosityLevel.ERRORS,
    // Pictures are not read, so that none is decoded.
    maxImageSize: 1,
    isEvalSupported: false,
    useSystemFonts: false,
    // Without it, outlines are made of all glyphs in case they are drawn; a browser would load the fonts instead.
    disableFontFace: packageFolder() === null,
  })
  const close = async () => {
    await task.destroy()
    endGuard()
  }
  try {
    return { engine, document: await task.promise, close }
  } catch (error) {
    await close()
    throw isPasswordError(error) ? encrypted() : damaged()
  }
}

export function damaged(): LoadError {
  return new LoadError('damaged', { zh: 'PDF 文件已损坏，无法读取', en: 'The PDF is damaged and cannot be read' })
}

function encrypted(): LoadError {
  return new LoadError('encrypted', {
    zh: 'PDF 文件有打开密码，请先解除加密',
    en: 'The PDF needs a password; remove it first',
  })
}

function isPasswordError(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException'
}

async function importEngine(): Promise<PdfEngine> {
  // pdf.js builds a matrix when it is imported, which only drawing needs.
  const scope = globalThis as { DOMMatrix?: unknown }
  scope.DOMMatrix ??= class {}
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
