import { HUNDRED } from '../number/decimal.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { isMisprinted } from './plausible.ts'
import { equals, figure, isConfirmed, over, product, roughly } from './relate.ts'

const FARTHEST = 12
/** Decimals of a percentage. */
const EXACT = 4
const PRICE = /合同|中标|总价|价款|货款|价格|总投资|造价|审定|结算|总额|总费用|经费|预算|金额|补[助贴]/u
/** 支付40%，计232.96万元; 首付款40%即232.96万元; 预留3%（17.47万元） */
const COMES_TO = /^(?:[，,、]?(?:合计|总计|共计|计|即|合|为|金额|折合|约合)(?:人民币)?[为是]?|[（(](?:即|计|合)?)$/u

/**
 * `合同金额582.40万元，签订后支付40%，计232.96万元；验收后支付40%，计232.96万元；余款20%计116.48万元`: what percentages of a price come to. The words leave the
 * price to be understood, so never with certainty, and only where one of those named before fits but for a slip of the hand.
 */
export function readInstallments(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i): Draft[] => {
    const part = stream[i - 1]
    if (part?.figure.unit.dimension !== 'percent' || part.role === 'change' || part.sentence !== stated.sentence)
      return []
    if (stated.figure.unit.dimension !== 'money' || !COMES_TO.test(stated.lead.trim())) return []
    // What a contract sets is not rounded.
    const agreed = { ...part.figure, precision: EXACT }
    const near = stream.slice(Math.max(0, i - FARTHEST), i + FARTHEST)
    const readings = near
      .filter(
        (one) =>
          one !== stated &&
          one.paragraph === stated.paragraph &&
          isLevel(one) &&
          one.figure.unit.dimension === 'money' &&
          PRICE.test(one.figure.label) &&
          roughly(one.figure) > roughly(part.figure),
      )
      .map((price) => equals(stated.figure, product(figure(price.figure), over(figure(agreed), HUNDREDTH))))
    const kept = readings.some(isConfirmed) ? readings.filter(isConfirmed) : readings.filter(isMisprinted)
    return kept.length > 0
      ? [{ kind: 'formula', certainty: 'low', readings: kept, section: stated.figure.section }]
      : []
  })
}

const HUNDREDTH = { op: 'constant', value: HUNDRED } as const
