import { Decimal } from '../number/decimal.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP } from './phrase.ts'
import { equals, figure, minus, percent, type Side } from './relate.ts'

const AHEAD = /(?:快于|高于|超过?|领先|超前)(?:于)?(?:序时|时间|时序|均衡|(?:目标)?任务|目标|计划)进度$/u
const BEHIND = /(?:慢于|低于|落后|滞后|欠)(?:于)?(?:序时|时间|时序|均衡|(?:目标)?任务|目标|计划)进度$/u
const YEAR = new Decimal(12)
const FARTHEST = 16

/**
 * `上半年…完成年初预算的53.5%，超序时进度3.5个百分点`: a rate is so far ahead of the part of the year that has passed, which the words
 * before name: 上半年, 前三季度, 1—10月, 截至4月底.
 */
export function readSchedules(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i) => {
    if (stated.figure.unit.dimension !== 'points') return []
    const words = stated.lead.trimEnd()
    const [ahead, behind] = [AHEAD.test(words), BEHIND.test(words)]
    const rate = ahead || behind ? rateBefore(stream, i) : null
    const months = rate ? monthsBefore(stream, i) : null
    if (!rate || months === null) return []
    const passed = percent(constant(new Decimal(months)), constant(YEAR))
    const computed = ahead ? minus(figure(rate.figure), passed) : minus(passed, figure(rate.figure))
    const readings = [equals(stated.figure, computed)]
    return [{ kind: 'difference', certainty: 'low', readings, section: stated.figure.section }]
  })
}

function constant(value: Decimal): Side {
  return { op: 'constant', value }
}

/** The percentage right before that is no change. */
function rateBefore(stream: readonly Mention[], i: number): Mention | null {
  const stated = stream[i] as Mention
  const rate = stream[i - 1]
  if (!rate || stated.gap > GAP.comma || rate.sentence !== stated.sentence) return null
  return rate.figure.unit.dimension === 'percent' && rate.role !== 'change' ? rate : null
}

/** How many months of the year its paragraph or the one before says have passed: by what is said last. */
function monthsBefore(stream: readonly Mention[], i: number): number | null {
  const stated = stream[i] as Mention
  for (let j = i; j >= 0 && i - j <= FARTHEST; j--) {
    const { lead, paragraph } = stream[j] as Mention
    if (stated.paragraph - paragraph > 1) return null
    const [found] = [...lead.matchAll(PASSED)].slice(-1)
    if (found) return Number(found[1] ?? found[2] ?? MONTHS[found[0]])
  }
  return null
}

const PASSED = /上半年|(?<!第?[二三四])第?一季度|前三季度|(?<!\d)1[-—－–~～至到](\d{1,2})月|(?<!\d)(\d{1,2})月[底末]/gu
const MONTHS: Readonly<Record<string, number>> = { 上半年: 6, 一季度: 3, 第一季度: 3, 前三季度: 9 }
