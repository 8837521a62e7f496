import { page } from './fixtures/page.ts'
import { json, markdown, text } from './fixtures/plain.ts'
import { BROKEN, CLEAN, type SourceReport } from './fixtures/source.ts'
import { word } from './fixtures/word.ts'
import { workbook } from './fixtures/workbook.ts'

const REPORTS: Readonly<Record<string, SourceReport>> = { clean: CLEAN, broken: BROKEN }

/** One clean and one broken report in every format, by path: the same bytes whenever they are made. */
export function fixtures(): ReadonlyMap<string, string | Uint8Array> {
  const files = Object.entries(REPORTS).flatMap(([name, report]): [string, string | Uint8Array][] => [
    [`${name}.report.json`, json(report)],
    [`${name}.md`, markdown(report)],
    [`${name}.txt`, text(report)],
    [`${name}.html`, page(report)],
    [`${name}.docx`, word(report)],
    [`${name}.xlsx`, workbook(report)],
  ])
  return new Map(files.map(([name, content]) => [`fixtures/formats/${name}`, content]))
}

/** What LibreOffice makes fixtures of, Word documents and a workbook, by path of the fixture; its bytes differ from run to run. */
export function printed(): ReadonlyMap<string, Uint8Array> {
  return new Map(
    Object.entries(REPORTS).flatMap(([name, report]): [string, Uint8Array][] => [
      [`fixtures/formats/${name}.pdf`, word(report)],
      [`fixtures/formats/${name}.doc`, word(report)],
      [`fixtures/formats/${name}.xls`, workbook(report)],
    ]),
  )
}
