import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { equals, figure, isExactCount, over, roughly, tentatively } from './relate.ts'

const AVERAGE =
  /(?:人均|户均|次均|车均|亩均|平均每?[人户次批辆台个亩件家所]|每[人户次批辆台个亩件家所]平均)[^，。；]{0,10}$/u
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
      .filter((other) => isLevel(other) && other.paragraph === stated.paragraph && stated.sentence - other.sentence < 2)
    const totals = near.filter((other) => isTotalOf(stated, other))
    const counts = near.filter((other) => isExactCount(other.figure) && other.figure.value.greaterThan(1))
    const readings = totals.flatMap((total) =>
      counts.map((count) => equals(stated.figure, over(figure(total.figure), figure(count.figure)))),
    )
    if (readings.length === 0) return []
    const { section } = stated.figure
    const draft = tentatively({ kind: 'rate', certainty: 'low', readings, section })
    return draft ? [draft] : []
  })
}

function isTotalOf({ figure: average }: Mention, { figure: total, phrase }: Mention): boolean {
  return total.unit.dimension === 'money' && roughly(total) > roughly(average) && !AVERAGE.test(phrase)
}
