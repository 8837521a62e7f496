import type { Reading } from '../model/claim.ts'
import { Decimal, HUNDRED } from '../number/decimal.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure } from './relate.ts'

/** 财预〔2020〕10号 and its local variants: 优 ≥ 90, 良 ≥ 80, 中 ≥ 60, 差 below; half-open, since the bands leave 89.5 undefined. */
const BANDS: readonly { readonly words: RegExp; readonly from: number; readonly to: number }[] = [
  { words: /^优秀?/u, from: 90, to: 100 },
  { words: /^良好?/u, from: 80, to: 90 },
  { words: /^(?:中等?|合格|一般)/u, from: 60, to: 80 },
  { words: /^(?:差|不合格|较差)/u, from: 0, to: 60 },
]

const GRADE =
  /(?:等级|等次|结果|评级|评价|级别|结论|档次)[^，。；]{0,6}?[为是：:“"「]{0,2}(优秀?|良好?|中等?|合格|一般|差|不合格|较差)(?=[”"」。，；、级档等）)]|$)/u
const FARTHEST = 12

/** Scores of running text: 100 less the deductions listed, and the grade word against its band. */
export function readScores(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((mention, i) => {
    if (
      !isLevel(mention) ||
      mention.figure.unit.dimension !== 'score' ||
      !/得分|评分|分数|总分|自评|评价为/u.test(mention.phrase + mention.lead.slice(-12))
    )
      return []
    return [...deductions(stream, i), ...grade(mention)]
  })
}

function deductions(stream: readonly Mention[], i: number): Draft[] {
  const stated = stream[i] as Mention
  const off = stream
    .slice(i + 1, i + 1 + FARTHEST)
    .filter(
      (next) =>
        next.paragraph === stated.paragraph &&
        next.figure.unit.dimension === 'score' &&
        /扣(?:减|除|了|分)?$/u.test(next.phrase),
    )
  if (off.length === 0) return []
  // 扣8分，其中：预算扣1分…: the first may be the total of the others.
  const readings = [off, off.slice(0, 1), off.slice(1)]
    .filter((some) => some.length > 0)
    .map((some) => less(stated, some))
  return [{ kind: 'sum', topic: 'deduction', certainty: 'high', readings, section: stated.figure.section }]
}

/** 100 less what was taken off. */
function less(stated: Mention, off: readonly Mention[]): Reading {
  const terms = [
    { weight: 1 as const, of: { op: 'constant' as const, value: HUNDRED } },
    ...off.map((next) => ({ weight: -1 as const, of: figure(next.figure) })),
  ]
  return equals(stated.figure, { op: 'sum', terms })
}

function grade(stated: Mention): Draft[] {
  const word = GRADE.exec(stated.tail.slice(0, 60))?.[1]
  const band = word && BANDS.find(({ words }) => words.test(word))
  if (!band || stated.figure.value.greaterThan(HUNDRED)) return []
  const limit = (value: number, comparison: '<=' | '>='): Draft => ({
    kind: 'bound',
    topic: 'grade',
    certainty: 'high',
    readings: [{ stated: figure(stated.figure), comparison, computed: { op: 'constant', value: new Decimal(value) } }],
    section: stated.figure.section,
  })
  return [limit(band.from, '>='), limit(band.to, '<=')]
}
