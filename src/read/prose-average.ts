import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isExactCount, over, roughly, tentatively } from './relate.ts'

const AVERAGE =
  /(?:人均|户均|次均|车均|亩均|村均|校均|床均|日均|台均|平均每?[人户次批辆台个亩件家所]|每[人户次批辆台个亩件家所]平均)[^，。；]{0,10}$/u
const FARTHEST = 8

/**
 * `接待费5.00万元，接待350人次，人均142.86元`: an amount of money over what was counted, both named before. The words do not say
 * which two, so it is kept where the numbers confirm it, or where the only two of its sentence are off by a slip.
 */
export function readAverages(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i) => {
    if (!isLevel(stated) || stated.figure.unit.dimension !== 'money' || !AVERAGE.test(stated.phrase)) return []
    const near = stream
      .slice(Math.max(0, i - FARTHEST), i)
      .concat(totalBehind(stated, stream[i + 1]))
      .filter((other) => isLevel(other) && other.paragraph === stated.paragraph && stated.sentence - other.sentence < 2)
    const totals = near.filter((other) => isTotalOf(stated, other))
    const counts = near.filter((other) => isCountOf(stated, other))
    const readings = totals.flatMap((total) =>
      counts.map((count) => equals(stated.figure, over(figure(total.figure), figure(count.figure)))),
    )
    if (readings.length === 0) return []
    const { section } = stated.figure
    const rate: Draft = { kind: 'rate', certainty: 'low', readings, section }
    // The only amount and the only count of its clause are what it is the average of.
    const [total, count] = [totals[0], counts[0]]
    const settled =
      totals.length === 1 &&
      counts.length === 1 &&
      total?.sentence === stated.sentence &&
      count?.sentence === stated.sentence
    const draft = settled ? rate : tentatively(rate)
    return draft ? [draft] : []
  })
}

/** `人均增收1439元，共计增收2105.80万元` */
function totalBehind({ sentence }: Mention, next: Mention | undefined): Mention[] {
  return next?.sentence === sentence && /共|总/u.test(next.lead) ? [next] : []
}

/** 人均 is over people, 户均 over households. */
function isCountOf({ phrase }: Mention, { figure: count }: Mention): boolean {
  if (!isExactCount(count) || !count.value.greaterThan(1)) return false
  const each = /([人户])均/u.exec(phrase)?.[1]
  return each === undefined || (each === '人' ? /^(?:人|人次|名)$/u : /^户$/u).test(count.unit.text)
}

function isTotalOf({ figure: average }: Mention, { figure: total, phrase }: Mention): boolean {
  return total.unit.dimension === 'money' && roughly(total) > roughly(average) && !AVERAGE.test(phrase)
}
