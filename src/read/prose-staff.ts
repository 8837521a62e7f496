import type { Figure } from '../model/report.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { atMost, figure, sum } from './relate.ts'

const POSTS = /编制|核编|定编/u
const IN_POST = /在职|实有|在编|在岗/u
const OUTSIDE = /编外|聘用|离休|退休|雇员|遗属|临时|学生|劳务/u
const PEOPLE: ReadonlySet<string> = new Set(['staff', 'count'])

/** Staff within establishment: 在职人数 against 编制数 of the same paragraph, one kind or all kinds together. */
export function readStaff(stream: readonly Mention[]): Draft[] {
  const drafts: Draft[] = []
  let paragraph: Mention[] = []
  for (const mention of [...stream, null]) {
    if (mention && paragraph[0] && mention.paragraph !== paragraph[0].paragraph) {
      drafts.push(...withinPosts(paragraph))
      paragraph = []
    }
    if (mention) paragraph.push(mention)
  }
  return [...drafts, ...withinPosts(paragraph)]
}

function withinPosts(paragraph: readonly Mention[]): Draft[] {
  const people = paragraph.filter((mention) => isLevel(mention) && PEOPLE.has(mention.figure.unit.dimension))
  const posts = people.filter((mention) => isPosts(mention))
  if (posts.length === 0) return []
  return people.flatMap((mention, i) => {
    if (isPosts(mention) || !IN_POST.test(words(mention)) || OUTSIDE.test(words(mention))) return []
    const before = people.slice(0, i).filter(isPosts)
    const nearest = before.at(-1)
    if (!nearest || hasBroken(people, i)) return []
    const limits = [[nearest], before, posts].map((some) => some.map((post) => post.figure))
    return [
      {
        kind: 'bound',
        topic: 'staff',
        certainty: nearest.sentence === mention.sentence ? 'high' : 'low',
        readings: limits.map((some: readonly Figure[]) => atMost(mention.figure, sum(...some.map(figure)))),
        section: mention.figure.section,
      },
    ]
  })
}

function words({ figure, phrase }: Mention): string {
  return figure.label + phrase
}

function isPosts(mention: Mention): boolean {
  return POSTS.test(words(mention)) && !/编外|实有|在职/u.test(words(mention))
}

/** 实有人员216人，其中在职127人，离退休89人: the total counts people who hold no post. */
function hasBroken(people: readonly Mention[], i: number): boolean {
  const mention = people[i]
  const rest = people.slice(i + 1).filter((next) => next.sentence - (mention?.sentence ?? 0) <= 1)
  return !/在职|在编/u.test(words(mention as Mention)) && rest.some((next) => /离退休|退休/u.test(words(next)))
}
