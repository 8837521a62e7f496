import { type Claim, defineRule } from 'report-audit'

const OFFICIAL = { excellent: 90, good: 80, fair: 60 }

export default defineRule({
  id: 'grade-mismatch',
  severity: 'error',
  summary: { zh: '评价等级应与得分相符', en: 'The grade follows from the score' },
  why: {
    zh: '按财预〔2020〕10号：90（含）以上为优，80（含）至90为良，60（含）至80为中，60以下为差。官方分档写作“80—89分”等，89.5 分未作规定，这里按左闭右开处理；当地分档不同的，用选项调整。',
    en: 'By 财预〔2020〕10号: 优 from 90, 良 from 80, 中 from 60, 差 below. The official bands read “80–89” and leave 89.5 undefined; here each band reaches up to the next. The options set other bands.',
  },
  defaults: OFFICIAL,
  options: (z) => {
    const score = z.number().min(0).max(100)
    return z.strictObject({
      excellent: score.meta({ description: 'The least score for 优.', zh: '评为“优”的最低分。' }),
      good: score.meta({ description: 'The least score for 良.', zh: '评为“良”的最低分。' }),
      fair: score.meta({ description: 'The least score for 中.', zh: '评为“中”的最低分。' }),
    })
  },
  *check({ claims, broken, options }) {
    const limits = new Map<number, number>([
      [OFFICIAL.excellent, options.excellent],
      [OFFICIAL.good, options.good],
      [OFFICIAL.fair, options.fair],
    ])
    for (const claim of ['sum', 'bound', 'statement'].flatMap((kind) => claims(kind as Claim['kind']))) {
      if (claim.topic !== 'grade') continue
      const official = claim.outcome.exact?.toNumber() ?? Number.NaN
      const limit = limits.get(official) ?? official
      if (limit === official ? broken(claim) : misses(claim, limit))
        yield { claim, message: 'grade', data: { limit: String(limit) } }
    }
  },
  messages: {
    grade: {
      zh: '{label} {stated} 与所定等级不符，该等级的界限为 {limit} 分',
      en: '{label} of {stated} does not fit the stated grade, whose limit is {limit}',
    },
  },
  examples: {
    good: ['综合评价得分92.50分，评价等级为优。', '综合评价得分89.50分，评价等级为良。'],
    bad: ['综合评价得分⟦86.50分⟧，评价等级为优。'],
  },
})

/** Whether the score lies on the wrong side of a limit that the option moved. */
function misses({ reading }: Claim, limit: number): boolean {
  if (reading.stated.op !== 'figure') return false
  const score = reading.stated.figure.value.toNumber()
  return reading.comparison === '>=' ? score < limit : score >= limit
}
