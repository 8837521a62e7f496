import { addUp } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { isPlausible } from './plausible.ts'
import { isComparable, isCounted, isInPost, isLeadership, isPosts, kindOf } from './prose-staff.ts'
import { equals, figure, isConfirmed, percent, sum } from './relate.ts'

/** Of whom all posts are: 核定我单位编制77名, 共有编制77名. */
const OF_ALL =
  /(?:[我本全]|各)[^，。；]{0,4}(?:单位|部门|局|委|办|院|系统)[^，。；]{0,6}编制|(?:共|总|合计)[^，。；]{0,6}编制|编制(?:总|合计|共)/u
const FEWEST = 3
const NEAR = 2
const FARTHEST = 40
const MOST = 16

/**
 * `机关行政编制41名。…后勤服务事业编制5名。…数据中心，事业编制9名；…服务中心，事业编制22名。` and behind them `核定我单位编制77名`: the posts told one
 * by one are all of them. Which are told the words do not say, hence never with certainty.
 */
export function readPosts(stream: readonly Mention[]): Draft[] {
  const posts = stream.filter((mention) => isCounted(mention) && isPosts(mention) && !isLeadership(mention))
  return posts.flatMap((total, i): Draft[] => {
    if (!isOfAll(total)) return []
    const parts = posts
      .slice(Math.max(0, i - FARTHEST), i)
      .filter((one) => total.paragraph - one.paragraph < NEAR && !isOfAll(one) && isComparable(one, total))
    if (parts.length < FEWEST || parts.length > MOST) return []
    const reading = addUp(total, parts)
    return isConfirmed(reading) || isPlausible(reading)
      ? [{ kind: 'sum', certainty: 'low', readings: [reading], section: total.figure.section }]
      : []
  })
}

/** `编制98个，其中…；实有在职90人，其中政法编制79人，事业编制11人，在职人员控制率91.84%`: of all in post, and of all posts of the paragraph. */
export function readControlRates(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i): Draft[] => {
    if (stated.figure.unit.dimension !== 'percent' || !CONTROL.test(stated.figure.label)) return []
    const people = stream
      .slice(Math.max(0, i - FARTHEST), i)
      .filter((one) => one.paragraph === stated.paragraph && one.depth === 0 && isCounted(one))
    const staff = people.find((one) => !isPosts(one) && isInPost(one))
    const before = staff
      ? people.slice(0, people.indexOf(staff)).filter((one) => isPosts(one) && !isLeadership(one))
      : []
    const total = before.find((one) => kindOf(one) === null)
    const posts = total ? [total] : before
    if (!staff || posts.length === 0) return []
    const reading = equals(stated.figure, percent(figure(staff.figure), sum(...posts.map((one) => figure(one.figure)))))
    return isConfirmed(reading) || isPlausible(reading)
      ? [{ kind: 'rate', certainty: 'low', readings: [reading], section: stated.figure.section }]
      : []
  })
}

const CONTROL = /(?:人员|编制)控制率$/u

function isOfAll(mention: Mention): boolean {
  return kindOf(mention) === null && OF_ALL.test(mention.lead + mention.figure.label)
}
