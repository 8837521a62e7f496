import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'

/** The folder of the built program: where its entries lie, that of the workers among them. */
export function programFolder(): string {
  return dirname(realpathSync(process.argv[1] ?? ''))
}
