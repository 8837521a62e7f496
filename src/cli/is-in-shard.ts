import { createHash } from 'node:crypto'
import type { Shard } from './choices.ts'

/** By the path as it is printed, so that every machine that is given the same paths agrees. */
export function isInShard(path: string, { index, of }: Shard): boolean {
  const hash = createHash('sha256').update(path.replaceAll('\\', '/')).digest()
  return hash.readUInt32BE(0) % of === index - 1
}
