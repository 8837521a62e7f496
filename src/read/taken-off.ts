import type { Mention } from './mention.ts'

/** Ends the words before points that are taken off: 扣1.5分, 扣减2分, 扣了1分, 失分1分. */
export const OFF = /扣(?:减|除|了|分|掉)?$|[失丢]分?$/u

/** 资金管理扣0.5分: what is taken off is no part of a score. */
export function isTakenOff({ phrase, figure: { unit } }: Mention): boolean {
  return unit.dimension === 'score' && /扣|[失丢]分/u.test(phrase)
}
