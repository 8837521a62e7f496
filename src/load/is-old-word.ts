import { holdsStream } from './compound.ts'
import { sniff } from './sniff.ts'

/** Whether a file is a Word document from before .docx, or RTF. */
export function isOldWord(bytes: Uint8Array): boolean {
  const kind = sniff(bytes)
  return kind === 'rtf' || (kind === 'cfb' && holdsStream(bytes, 'WordDocument'))
}
