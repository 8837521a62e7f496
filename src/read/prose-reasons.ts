import { commensurable } from '../number/unit.ts'
import { isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, since } from './phrase.ts'
import { isMisprinted } from './plausible.ts'
import { equals, figure, isAccounted, isConfirmed, type Side, significantDigits } from './relate.ts'

const REASON = /主要(?:是|为|原因|由于|因|包括)|原因[是为]|其中/u
const LONGEST = 24
const TELLING = 5

/**
 * `比上年增加516.26万元，增长12.96%，主要是人员经费增加218.56万元、项目经费增加297.70万元`: what a change is made up of. Reasons need not be all of it, so it
 * is read where they come to it, or would but for one slip of the hand.
 */
export function readReasons(stream: readonly Mention[]): Draft[] {
  return stream.flatMap((stated, i): Draft[] => {
    if (stated.role !== 'change' || stated.figure.unit.dimension !== 'money' || !isAccounted(stated.figure)) return []
    const parts = partsBehind(stream, i)
    if (parts.length < 2) return []
    const terms = parts.map((part) => ({ weight: signOf(part, stated), of: figure(part.figure) }))
    const computed: Side = { op: 'sum', terms }
    const reading = equals(stated.figure, computed)
    const slip = significantDigits(stated.figure) >= TELLING && isMisprinted(reading)
    if (!isConfirmed(reading) && !slip) return []
    return [{ kind: 'sum', certainty: 'low', readings: [reading], section: stated.figure.section }]
  })
}

/** What went the other way makes up less of it. */
function signOf({ role, direction }: Mention, whole: Mention): 1 | -1 {
  return role === 'change' && direction * whole.direction < 0 ? -1 : 1
}

/** The amounts of its sentence behind the words that begin the reasons, or of the next where these begin it. */
function partsBehind(stream: readonly Mention[], i: number): Mention[] {
  const stated = stream[i] as Mention
  const parts: Mention[] = []
  let begun: Mention | undefined
  for (const one of stream.slice(i + 1, i + 1 + LONGEST)) {
    if (one.paragraph !== stated.paragraph) break
    if (!begun) {
      const near = one.sentence === stated.sentence || one.sentence === stated.sentence + 1
      if (!near || (one.sentence !== stated.sentence && !REASON.test(since(one.lead, GAP.stop)))) break
      if (REASON.test(one.lead)) begun = one
      else if (one.figure.unit.dimension !== 'percent') break
    }
    if (begun && one.sentence !== begun.sentence) break
    if (!begun || one.depth > begun.depth || one.prior || !commensurable(one.figure.unit, stated.figure.unit)) continue
    if (isLevel(one) || one.role === 'change') parts.push(one)
  }
  // 同比增加17000元。其中：集中采购17000元，同比增加17000元: a sentence that tells of each how much there is, and how much more.
  const changes = parts.filter(({ role }) => role === 'change')
  const both = changes.length > 1 || (changes.length > 0 && changes[0] !== parts[0])
  return begun && begun.sentence !== stated.sentence && both ? changes : parts
}
