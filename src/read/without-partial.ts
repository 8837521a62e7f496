import type { Figure } from '../model/report.ts'
import { figuresOf } from '../number/relation.ts'
import type { Draft } from './draft.ts'

/** What is surely broken down into more parts is not the sum of some of them: 行政运行 and 事业运行 beside 其他支出 of one class. */
export function withoutPartial(drafts: readonly Draft[]): Draft[] {
  const surely = new Map<Figure, Figure[][]>()
  for (const draft of drafts) {
    const sum = draft.certainty === 'high' ? sumOf(draft) : null
    if (sum) surely.set(sum.stated, [...(surely.get(sum.stated) ?? []), sum.parts])
  }
  return drafts.filter((draft) => {
    const sum = draft.certainty === 'low' ? sumOf(draft) : null
    if (!sum) return true
    const more = surely.get(sum.stated)?.filter(({ length }) => length > sum.parts.length) ?? []
    return !more.some((all) => sum.parts.every((part) => all.includes(part)))
  })
}

function sumOf({ kind, readings: [first] }: Draft): { readonly stated: Figure; readonly parts: Figure[] } | null {
  if (kind !== 'sum' || first?.stated.op !== 'figure') return null
  return { stated: first.stated.figure, parts: figuresOf(first.computed) }
}
