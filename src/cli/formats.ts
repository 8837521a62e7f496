/** File name endings that are taken for reports in folders and globs, lower case. A new loader adds its own here. */
export const EXTENSIONS: readonly string[] = [
  'md',
  'markdown',
  'txt',
  'html',
  'htm',
  'docx',
  'doc',
  'wps',
  'pdf',
  'xlsx',
  'xls',
  'zip',
  'report.json',
]

/** Larger files are refused before they are read: the longest printed budget books stay below a tenth of it as text. */
export const MAX_BYTES = 64_000_000

/** Whether a file in a folder or an archive is taken for a report; Office marks a document that is open by a file `~$…`. */
export function isReport(file: string): boolean {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  return !name.startsWith('~$') && EXTENSIONS.some((extension) => name.toLowerCase().endsWith(`.${extension}`))
}
