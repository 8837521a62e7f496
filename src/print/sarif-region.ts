import type { Finding, Place, ReportResult } from '../model/finding.ts'

/** A place as SARIF's region, by lines and by characters, both in UTF-16 code units; its end column is exclusive, as ours. */
export function region({ offset, text, line, column, endLine, endColumn }: Place) {
  return {
    startLine: line,
    startColumn: column,
    endLine,
    endColumn,
    charOffset: offset,
    charLength: text.length,
    ...(text !== '' && { snippet: { text } }),
  }
}

const TEXT_FORMATS: ReadonlySet<string> = new Set(['markdown', 'text', 'html', 'json'])

/** The correction as a replacement in the file; null where there is none or the file is not the text that offsets count. */
export function fix({ format }: ReportResult, { at, suggestion }: Finding, artifactLocation: { readonly uri: string }) {
  if (!suggestion || !TEXT_FORMATS.has(format)) return null
  const { text, offset, length } = suggestion
  const first = offset - at.offset
  const inside = first >= 0 && first + length <= at.text.length && at.line === at.endLine
  const lines = inside && {
    startLine: at.line,
    startColumn: at.column + first,
    endLine: at.line,
    endColumn: at.column + first + length,
  }
  return {
    description: { text: `${at.text.slice(Math.max(0, first), first + length)} → ${text}` },
    artifactChanges: [
      {
        artifactLocation,
        replacements: [
          { deletedRegion: { ...lines, charOffset: offset, charLength: length }, insertedContent: { text } },
        ],
      },
    ],
  }
}
