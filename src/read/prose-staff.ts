import type { Reading } from '../model/claim.ts'
import { commensurable } from '../number/unit.ts'
import { addUp, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, lastPhrase } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { atMost, equals, figure, isConfirmed, minus, sum } from './relate.ts'

const POSTS = /(?<!决算|预算|报表)编制(?!范围)|核编|定编|职数/u
const NO_POSTS = /编外|实有|在职|实际|空编|缺编|超编|满编/u
const IN_POST = /在职|实有|在编|在岗|保有|(?:现有|实际)(?:人员|人数|职工|干部职工|教职工|工作人员|配备|到岗)?$|配备$/u
/** People at work who hold no post. */
const HIRED = /编外|聘用|临聘|劳务|派遣|合同制|雇员/u
const OUTSIDE = new RegExp(`${HIRED.source}|辅助|辅警|协警|协管|离休|退休|遗属|临时|学生`, 'u')
export const VACANT = /空编|缺编|空缺|余编/u
const BEYOND = /超编|超职数/u
/** What makes more people than posts lawful: the text says so itself. */
const EXPLAINED = /超编|超职数|划转|转隶|军转|安置|只出不进|自然减员|消化|混编|挂编|锁定|过渡期/u

/** Staff within establishment: those in post against the posts of the same paragraph, kind by kind or all together. */
export function readStaff(stream: readonly Mention[]): Draft[] {
  const drafts: Draft[] = []
  let paragraph: Mention[] = []
  let fields: readonly Mention[] = []
  for (const mention of [...stream, null]) {
    if (paragraph[0] && mention?.paragraph !== paragraph[0].paragraph) {
      const people = paragraph.filter(isCounted)
      drafts.push(...withinPosts(people, paragraph, fields), ...vacancies(people), ...unitSums(people))
      fields = people.filter((one) => isPosts(one) && kindOf(one) === null)
      paragraph = []
    }
    if (mention) paragraph.push(mention)
  }
  return drafts
}

/** Whether the words around a number of people, up to the next number of posts, say why they are more. */
function isExplained(mention: Mention, paragraph: readonly Mention[]): boolean {
  const behind = paragraph.slice(paragraph.indexOf(mention))
  const next = behind.findIndex(isPosts)
  const own = next < 0 ? behind : behind.slice(0, next + 1)
  return EXPLAINED.test(own.map(({ lead }) => lead).join('') + (next < 0 ? (own.at(-1)?.tail ?? '') : ''))
}

/** People and posts, and whatever else is approved by number: 公务用车编制5辆. */
export function isCounted(mention: Mention): boolean {
  const { dimension } = mention.figure.unit
  return isLevel(mention) && (dimension === 'staff' || dimension === 'count')
}

function withinPosts(people: readonly Mention[], paragraph: readonly Mention[], fields: readonly Mention[]): Draft[] {
  const own = people.filter(isPosts)
  const posts = own.length > 0 ? own : fields
  const ofUnits = postsOfUnits(people)
  return staffed(people).flatMap((mention) => {
    if (OUTSIDE.test(words(mention)) || includesOthers(people, mention)) return []
    const unit = ofUnits.get(mention)
    const limits = unit ? [[unit]] : limitsOf(mention, people, posts)
    const readings = limits.map((some) => atMost(mention.figure, sum(...some.map((post) => figure(post.figure)))))
    const kept = isExplained(mention, paragraph) ? readings.filter(isConfirmed) : readings
    const nearest = limits[0]?.[0]
    if (kept.length === 0 || !nearest) return []
    const certainty = nearest.paragraph === mention.paragraph && near(nearest, mention) ? 'high' : 'low'
    return [{ kind: 'bound', topic: 'staff', certainty, readings: kept, section: mention.figure.section }]
  })
}

/**
 * `编制63名，其中行政35名…；实有在职57人。分单位看：机关行政编制26名，实有24人，另有工勤2人；干部局编制9名，实有8人；…`: units together have all posts and
 * people, where one of the two is so or a slip away. Posts of a kind that no unit is told to have may be somewhere among them.
 */
function unitSums(people: readonly Mention[]): Draft[] {
  const paired = [...postsOfUnits(people, true)].flat()
  if (paired.length < FEWEST_SUMMED) return []
  const [from, to] = [Math.min(...paired.map(({ at }) => at)), Math.max(...paired.map(({ at }) => at))]
  const before = people.filter(({ at }) => at < from)
  // What the last unit's clause adds to its people is its own.
  const within = people.filter(({ at, gap }) => at >= from && (at <= to || (at === to + 1 && gap < GAP.semicolon)))
  const own = within.filter((one) => !OUTSIDE.test(words(one)))
  const staff = before.findLast((one) => isInPost(one) && kindOf(one) === null)
  const posts = before.findLast((one) => isPosts(one) && kindOf(one) === null && !isLeadership(one))
  const others = before.filter((one) => kindOf(one) !== null && (isPosts(one) || KIND.test(one.phrase)))
  const inUnits = own.filter(isPosts)
  const lists = [inUnits, ...others.map((one) => [...inUnits, one])]
  const readings = [
    ...(staff
      ? [
          addUp(
            staff,
            own.filter((one) => !isPosts(one)),
          ),
        ]
      : []),
    ...(posts ? [lists.map((list) => addUp(posts, list)).find(isConfirmed) ?? addUp(posts, inUnits)] : []),
  ]
  const all = ALL_UNITS.test(within[0]?.lead ?? '') || readings.some(isConfirmed)
  if (!all) return []
  const kept = readings.filter((reading) => isConfirmed(reading) || isPlausible(reading))
  return kept.map((reading) => ({ kind: 'sum', certainty: 'low', readings: [reading], section: sectionOf(own) }))
}

const FEWEST_SUMMED = 6
/** 分单位看：, but not 主要单位： */
const ALL_UNITS = /(?:分|按|各)(?:单位|机构|部门)|其中/u

function sectionOf([first]: readonly Mention[]): Draft['section'] {
  return (first as Mention).figure.section
}

/** `机关编制42名，实有40人；执法大队编制38名，实有35人；…`: where clause after clause tells posts and people, each people are of the posts beside them. */
function postsOfUnits(people: readonly Mention[], withMore = false): ReadonlyMap<Mention, Mention> {
  const clauses: Mention[][] = []
  for (const mention of people) {
    if (mention.gap >= GAP.semicolon || clauses.length === 0) clauses.push([])
    clauses.at(-1)?.push(mention)
  }
  const pairs = clauses.flatMap((clause): (readonly [Mention, Mention])[] => {
    const [posts, staff, more] = clause
    const paired =
      posts && staff && (withMore || !more) && isPosts(posts) && isInPost(staff) && isComparable(posts, staff)
    return paired ? [[staff, posts]] : []
  })
  return new Map(pairs.length >= FEWEST_UNITS ? pairs : [])
}

const FEWEST_UNITS = 2

export function isInPost(mention: Mention): boolean {
  return IN_POST.test(words(mention)) && !OUTSIDE.test(words(mention))
}

function near(a: Mention, b: Mention): boolean {
  return a.sentence === b.sentence
}

/** Those that the words say are in post, and the kinds listed right behind them: 实有在职55名，其中行政21名. */
function staffed(people: readonly Mention[]): Mention[] {
  let head: 'staff' | 'posts' | null = null
  return people.filter((mention) => {
    if (isPosts(mention)) head = 'posts'
    else if (IN_POST.test(words(mention))) head = 'staff'
    else return head === 'staff' && KIND.test(mention.phrase.replace(/^其中/u, ''))
    return head === 'staff'
  })
}

const KIND = /^(?:行政|事业|工勤|参公|全额|差额|自收自支)(?:编制)?(?:人员|人数)?$/u

/** The posts that one number of people can be held against, likeliest first; several are added up. */
function limitsOf(mention: Mention, people: readonly Mention[], all: readonly Mention[]): (readonly Mention[])[] {
  const posts = byNearness(mention, all).filter((post) => isComparable(post, mention))
  const kind = kindOf(mention)
  if (kind !== null) return posts.filter((post) => kindOf(post) === kind).map((post) => [post])
  const leadership = posts.filter(isLeadership)
  const before = people[people.indexOf(mention) - 1]
  const totals = posts.filter((post) => kindOf(post) === null && !isLeadership(post))
  const kinds = posts.filter((post) => kindOf(post) !== null && !isLeadership(post))
  const together = totals.length > 0 ? withMore(totals, kinds) : kinds.length > 0 ? [kinds] : []
  const led = before && leadership.includes(before) && !/人员|在职/u.test(words(mention)) ? [[before]] : []
  return [...led, ...together]
}

/** Every total by itself, with the posts that come on top (另有工勤编制3名), and the totals of several owners together. */
function withMore(totals: readonly Mention[], kinds: readonly Mention[]): (readonly Mention[])[] {
  const extra = kinds.filter(({ lead }) => /另|此外|还有/u.test(lead))
  const owners = new Set(totals.map(({ figure }) => figure.label)).size
  const single = totals.map((post) => [post, ...extra])
  return owners > 1 ? [...single, totals] : single
}

function byNearness(mention: Mention, posts: readonly Mention[]): Mention[] {
  const at = ({ figure }: Mention) => figure.at.start
  return [...posts].sort((a, b) => distance(a) - distance(b))
  /** Posts behind the people count as further away than any before. */
  function distance(post: Mention): number {
    const gap = at(mention) - at(post)
    return gap >= 0 ? gap : 1e6 - gap
  }
}

export function isComparable(a: Mention, b: Mention): boolean {
  const [x, y] = [a.figure.unit, b.figure.unit]
  const plain = (unit: typeof x) => unit.dimension === 'staff' || unit.of === ''
  return commensurable(x, y) || (plain(x) && plain(y))
}

const KINDS: readonly (readonly [string, RegExp])[] = [
  ['参公', /参公|参照公务员/u],
  ['行政', /行政|公务员|政法/u],
  ['工勤', /工勤/u],
  ['差额', /差额/u],
  ['自收自支', /自收自支/u],
  ['事业', /事业|全额/u],
]

export function kindOf(mention: Mention): string | null {
  return KINDS.find(([, pattern]) => pattern.test(words(mention)))?.[0] ?? null
}

export function isLeadership(mention: Mention): boolean {
  return /职数/u.test(words(mention))
}

function words({ figure, lead }: Mention): string {
  return figure.label + lastPhrase(lead)
}

export function isPosts(mention: Mention): boolean {
  return POSTS.test(words(mention)) && !NO_POSTS.test(words(mention))
}

/**
 * `实有人员216人，其中在职127人，离退休89人`, `在编152人，编外聘用143人，实有在岗职工共295人`: the total counts people who hold no post.
 */
function includesOthers(people: readonly Mention[], mention: Mention): boolean {
  if (kindOf(mention) !== null || /在职|在编/u.test(words(mention))) return false
  const at = people.indexOf(mention)
  const rest = people.slice(at + 1).filter((next) => next.sentence - mention.sentence <= 1)
  const before = people.slice(0, at).filter((other) => other.sentence === mention.sentence)
  return (
    rest.some((next) => /离退休|退休/u.test(words(next))) ||
    [...before, ...rest].some((other) => HIRED.test(words(other)) && !/另|此外|还有/u.test(other.lead))
  )
}

/** 空编4名 is what the posts leave; 超编2名 is what goes beyond them. */
function vacancies(people: readonly Mention[]): Draft[] {
  return people.flatMap((mention, i) => {
    const beyond = BEYOND.test(words(mention))
    if (!beyond && !VACANT.test(words(mention))) return []
    const before = people.slice(0, i).filter((other) => isComparable(other, mention))
    const staff = before.filter((other) => !isPosts(other) && IN_POST.test(words(other))).reverse()
    const posts = before.filter(isPosts).reverse()
    const readings = staff.flatMap((those) => posts.map((post) => difference(mention, beyond, those, post)))
    if (readings.length === 0) return []
    return [{ kind: 'difference', certainty: 'high', readings, section: mention.figure.section }]
  })
}

function difference(stated: Mention, beyond: boolean, staff: Mention, posts: Mention): Reading {
  const [more, less] = beyond ? [staff, posts] : [posts, staff]
  return equals(stated.figure, minus(figure(more.figure), figure(less.figure)))
}
