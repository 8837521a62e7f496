import { mkdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, parse, relative, resolve } from 'node:path'
import { annotate } from '../annotate/annotate.ts'
import { LoadError } from '../load/load-error.ts'
import type { Language, ReportResult } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import { warn } from './audit-run.ts'
import { convert } from './converter.ts'
import type { Input } from './inputs.ts'
import type { Options } from './program.ts'
import { codeOf, readInput } from './read-input.ts'
import { UsageError } from './usage-error.ts'
import { writeOutput } from './write-output.ts'

/** The copies with comments that `--annotate` asks for: one file, or a folder with `NAME.annotated.docx` for every Word document. */
export class Annotations {
  readonly #target: string
  readonly #options: Options
  readonly #language: Language
  /** Null for the one file; else what stands under it keeps its place in the folder of copies. */
  readonly #base: string | null
  /** What is behind the inputs' names, which no copy may take the place of. */
  readonly #inputs: ReadonlySet<string>
  readonly #written = new Set<string>()

  /** @throws UsageError where copies would have one name, or that of an input. */
  constructor(target: string, inputs: readonly Input[], options: Options) {
    const { language, output, format = [] } = options
    this.#options = options
    this.#target = target
    this.#language = language
    const files = inputs.flatMap(({ file }) => (file === null ? [] : [resolve(file)]))
    const isFile = /\.docx$/i.test(target) && kindOf(target) !== 'folder'
    if (!isFile && kindOf(target) === 'file') throw new UsageError(say(language, 'annotate.target', { value: target }))
    this.#base = isFile ? null : commonFolder(files)
    const documents = files.filter((file) => /\.docx$/i.test(file))
    if (isFile && documents.length > 1) {
      throw new UsageError(say(language, 'annotate.several', { value: target, n: documents.length }))
    }
    this.#inputs = new Set(files.map(real))
    const copies = documents.map((file) => this.#copyOf(file))
    const input = (isFile ? [target] : copies).find((copy) => this.#inputs.has(real(copy)))
    if (input !== undefined) throw new UsageError(say(language, 'annotate.input', { path: input }))
    const outputs = [output, ...format.map(({ file }) => file)].flatMap((path) => path ?? []).map(real)
    const twice = copies.find((copy) => outputs.includes(real(copy)))
    if (twice !== undefined) throw new UsageError(say(language, 'usage.outputs-same', { value: twice }))
  }

  /** How many copies there are. */
  get count(): number {
    return this.#written.size
  }

  /** Writes the copy of a report, or says why there is none. */
  async take(input: Input, result: ReportResult, language: Language): Promise<void> {
    const { path, file } = input
    const refuse = (key: 'annotate.format' | 'annotate.stdin' | 'annotate.taken') =>
      warn({ path, message: say(this.#language, key) })
    if (result.format !== 'docx') return refuse('annotate.format')
    if (file === null) return refuse('annotate.stdin')
    const copy = this.#copyOf(resolve(file))
    if (this.#written.has(copy) || this.#inputs.has(real(copy))) return refuse('annotate.taken')
    try {
      const bytes = await annotate(await convert(await readInput(input, this.#options), this.#options), result, {
        language,
      })
      if (this.#base !== null) makeFolder(dirname(copy), this.#language)
      await writeOutput(bytes, copy, this.#language)
      this.#written.add(copy)
    } catch (error) {
      if (!(error instanceof LoadError)) throw error
      warn({ path, message: error.bilingual[this.#language] })
    }
  }

  #copyOf(file: string): string {
    if (this.#base === null) return this.#target
    const { dir, name, ext } = parse(file)
    return join(this.#target, relative(this.#base, dir), `${name}.annotated${ext}`)
  }
}

/** The deepest folder that all files are in. */
function commonFolder(files: readonly string[]): string {
  const [first = '', ...others] = files.map((file) => dirname(file))
  let folder = first
  while (others.some((other) => relative(folder, other).split(/[\\/]/)[0] === '..')) folder = dirname(folder)
  return folder
}

function makeFolder(path: string, language: Language): void {
  try {
    mkdirSync(path, { recursive: true })
  } catch (error) {
    throw new UsageError(say(language, 'output.failed', { path, reason: codeOf(error) ?? '' }))
  }
}

function kindOf(path: string): 'none' | 'file' | 'folder' {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return 'none'
  return stats.isDirectory() ? 'folder' : 'file'
}

/** The file behind links; the whole path where there is none yet. */
function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}
