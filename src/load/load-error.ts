import type { Bilingual } from '../model/finding.ts'

export type LoadReason =
  | 'empty'
  | 'binary'
  | 'too-large'
  | 'encoding'
  | 'damaged'
  | 'invalid'
  | 'encrypted'
  | 'no-text'
  | 'stalled'
  | 'unsupported'

/** An input that could not be read: whose fault it is in one line, in both languages. `message` is the English one. */
export class LoadError extends Error {
  override readonly name = 'LoadError'

  constructor(
    readonly reason: LoadReason,
    readonly bilingual: Bilingual,
  ) {
    super(bilingual.en)
  }
}
