import type { Block } from '../model/tree.ts'
import { type Unit, unitNamed } from '../number/unit.ts'

const FARTHEST = 3
const LONGEST = 60

/** The short paragraphs right before a table: its title and its unit line, in order. */
export function captionOf(blocks: readonly Block[], table: number): string {
  const lines: string[] = []
  for (let i = table - 1; i >= 0 && lines.length < FARTHEST; i--) {
    const block = blocks[i]
    if (block?.kind !== 'paragraph' || block.passage.text.length > LONGEST) break
    lines.unshift(block.passage.text.trim())
  }
  return lines.join('\n')
}

/** The unit that its caption states, or the end of the long paragraph right before it: `…情况如下（单位：万元）：`. */
export function unitAbove(blocks: readonly Block[], table: number): Unit | null {
  const before = blocks[table - 1]
  const [end] = before?.kind === 'paragraph' ? (ANNOUNCED.exec(before.passage.text.slice(-LONGEST)) ?? []) : []
  return captionUnit(captionOf(blocks, table)) ?? captionUnit(end ?? '')
}

const ANNOUNCED = /[（(](?:金额)?单位[ \u3000]?[：:][^（()）]{1,12}[）)][：:。]?\s{0,4}$/u

/** The unit in 单位：万元 or 金额单位：元, or null. */
function captionUnit(caption: string): Unit | null {
  const match = /单位[ \u3000]?[：:][ \u3000]{0,4}(?:人民币)?([^\s\u3000）)，,；;]{1,6})/u.exec(caption)
  // 单位：万元、个: the counted columns say so themselves.
  return match?.[1] ? unitNamed(match[1].split('、')[0] ?? '') : null
}
