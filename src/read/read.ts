import type { Figure, Report } from '../model/report.ts'
import type { Passage, Tree } from '../model/tree.ts'
import { type Draft, settle } from './draft.ts'
import { collectFacts } from './facts.ts'
import { type Mention, mentions, type Surroundings } from './mention.ts'
import { outline } from './outline.ts'
import { readChanges } from './prose-change.ts'
import { readCounts } from './prose-count.ts'
import { readRates } from './prose-rate.ts'
import { readScores } from './prose-score.ts'
import { readShares } from './prose-share.ts'
import { readStaff } from './prose-staff.ts'
import { readSums } from './prose-sum.ts'

/** Reads a tree the way a reviewer does: its sections, every figure, and the relations asserted between the figures. */
export function read(tree: Tree): Report {
  const { title, organisation, year, sections, sectionOf } = outline(tree)
  const stream: Mention[] = []
  const figures: Figure[] = []
  const drafts: Draft[] = []
  let id = 0
  const nextId = () => `f${++id}`
  const take = (passage: Passage, rest: Pick<Surroundings, 'section' | 'cell' | 'source'>) => {
    const last = stream.at(-1)
    const around = { ...rest, year, nextId, paragraph: (last?.paragraph ?? 0) + 1, sentence: (last?.sentence ?? 0) + 1 }
    const found = mentions(passage, around)
    stream.push(...found)
    figures.push(...found.map(({ figure }) => figure))
  }
  for (const [index, block] of tree.blocks.entries()) {
    const section = sectionOf[index]
    if (!section) continue
    if (block.kind === 'paragraph') take(block.passage, { section, cell: null, source: block.source ?? null })
  }
  const facts = collectFacts(figures)
  drafts.push(
    ...readSums(stream),
    ...readShares(stream),
    ...readRates(stream),
    ...readChanges(stream, facts),
    ...readStaff(stream),
    ...readScores(stream),
    ...readCounts(stream),
  )
  const claims = drafts.map((draft, index) => settle(draft, `c${index + 1}`))
  return { tree, title, organisation, year, sections, figures, claims }
}
