import type { Language, ReportResult } from '../model/finding.ts'

/**
 * The Word document that a result is of, with a comment on the figure of every finding. Text, tracked changes and the comments
 * that it has stay as they are, and so does, byte for byte, every part of the file that needs no change. A document without
 * findings is given back as it came.
 *
 * @throws LoadError `unsupported` for what is no Word document (.docx), also where the result is of other bytes, and whatever `audit`
 * throws for these
 */
export async function annotate(
  bytes: Uint8Array,
  { findings }: Pick<ReportResult, 'findings'>,
  { language = 'zh' }: { readonly language?: Language } = {},
): Promise<Uint8Array> {
  const { annotateDocx } = await import('./annotate-docx.ts')
  return annotateDocx(bytes, findings, language)
}
