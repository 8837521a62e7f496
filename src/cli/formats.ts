/** File name endings that are taken for reports in folders and globs, lower case. A new loader adds its own here. */
export const EXTENSIONS: readonly string[] = ['md', 'markdown', 'txt', 'html', 'htm', 'docx', 'pdf', 'xlsx', 'xls']

/** Larger files are refused before they are read: the longest printed budget books stay below a tenth of it as text. */
export const MAX_BYTES = 64_000_000
