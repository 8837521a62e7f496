import type { Reading } from '../model/claim.ts'
import type { Figure, Report, Section } from '../model/report.ts'
import type { Passage, Table, Tree } from '../model/tree.ts'
import { type Concept, withConcepts } from '../taxonomy/concepts.ts'
import { withDoubts } from './borne-out.ts'
import { isLevel } from './breakdown.ts'
import { captionOf, unitAbove } from './caption.ts'
import { closeSpread } from './close-spread.ts'
import { type Draft, settle } from './draft.ts'
import { collectFacts } from './facts.ts'
import { foldMarks, inSimplified } from './fold-marks.ts'
import { readIdentities } from './identities.ts'
import { readIndicators } from './indicators.ts'
import { inferUnit, tellingAmounts } from './infer-unit.ts'
import { itemLists } from './item-lists.ts'
import { type Mention, mentions, type Surroundings } from './mention.ts'
import { outline } from './outline.ts'
import { withPercentagesFound } from './percent-found.ts'
import { readImpossiblePercentages } from './percent-limit.ts'
import { printedFormulas } from './printed-formulas.ts'
import { readAccounts } from './prose-account.ts'
import { readAgain } from './prose-again.ts'
import { readAllotted } from './prose-allotted.ts'
import { readAnalogies } from './prose-analogy.ts'
import { readApart } from './prose-apart.ts'
import { readAverages } from './prose-average.ts'
import { readBalances } from './prose-balance.ts'
import { readBatches } from './prose-batches.ts'
import { readBeyond } from './prose-beyond.ts'
import { readBothSides } from './prose-both-sides.ts'
import { readChains } from './prose-chain.ts'
import { readChanges } from './prose-change.ts'
import { readClasses } from './prose-class.ts'
import { readColumns } from './prose-column.ts'
import { readComplements } from './prose-complement.ts'
import { readContributions } from './prose-contribution.ts'
import { readConversions, withoutConversions } from './prose-converted.ts'
import { readCounts } from './prose-count.ts'
import { readCumulative } from './prose-cumulative.ts'
import { readDays } from './prose-days.ts'
import { readDeductions } from './prose-deduction.ts'
import { readDefinitions } from './prose-definition.ts'
import { readDivisions } from './prose-division.ts'
import { readEquations } from './prose-equation.ts'
import { readExceptions } from './prose-except.ts'
import { readGoalsAgain } from './prose-goals.ts'
import { readGrades } from './prose-grades.ts'
import { readIndicatorScores } from './prose-indicator-scores.ts'
import { readInstallments } from './prose-installments.ts'
import { readItems } from './prose-items.ts'
import { readLedger } from './prose-ledger.ts'
import { readLeft } from './prose-left.ts'
import { readLimits } from './prose-limit.ts'
import { readLinks } from './prose-link.ts'
import { readLists } from './prose-list.ts'
import { readMeans } from './prose-mean.ts'
import { readMeanings } from './prose-meaning.ts'
import { readMoved } from './prose-moved.ts'
import { readNamedSums } from './prose-named-sum.ts'
import { readNets } from './prose-net.ts'
import { readPaired } from './prose-paired.ts'
import { readParallels } from './prose-parallel.ts'
import { readChangesOfSums, readPartChanges } from './prose-part-change.ts'
import { readPerHead } from './prose-per-head.ts'
import { readPoints } from './prose-points.ts'
import { readControlRates, readPosts } from './prose-posts.ts'
import { readProducts } from './prose-product.ts'
import { readRates } from './prose-rate.ts'
import { readRatesAgain } from './prose-rate-again.ts'
import { readRatesAside } from './prose-rate-aside.ts'
import { readReasons } from './prose-reasons.ts'
import { readRemainders } from './prose-remainder.ts'
import { readRemarks } from './prose-remark.ts'
import { readRests } from './prose-rest.ts'
import { readRolled } from './prose-rolled.ts'
import { withRowsSpokenOf } from './prose-rows.ts'
import { readSchedules } from './prose-schedule.ts'
import { asScores, readScores, readScoreTotals } from './prose-score.ts'
import { readLost, readScoredParagraphs, readScoresAgain } from './prose-score-again.ts'
import { readScoreLists } from './prose-score-list.ts'
import { readScoresByRate } from './prose-score-rate.ts'
import { readShares } from './prose-share.ts'
import { readStaff } from './prose-staff.ts'
import { readStatements } from './prose-statement.ts'
import { readStructures } from './prose-structure.ts'
import { readSubjects } from './prose-subject.ts'
import { readSums } from './prose-sum.ts'
import { readSupplies } from './prose-supply.ts'
import { readSurveys } from './prose-survey.ts'
import { readThreeAverages } from './prose-three-averages.ts'
import { readThreeChanges } from './prose-three-changes.ts'
import { readThreeExpenses } from './prose-three-expenses.ts'
import { readTies } from './prose-tie.ts'
import { readTimes } from './prose-times.ts'
import { readTotals } from './prose-total.ts'
import { asWholes, readWholes } from './prose-whole.ts'
import { readYields } from './prose-yield.ts'
import { readRatesOfRows } from './rate-of-row.ts'
import { isConfirmed } from './relate.ts'
import { readRestatements } from './restatement.ts'
import { readNearRestatements } from './restatement-near.ts'
import { readSlippedCells } from './restatement-slipped.ts'
import { readTied } from './restatement-tied.ts'
import { readDeductionsOfRows } from './row-deductions.ts'
import { readRowsSpoken } from './row-spoken.ts'
import { readSharesOfCells } from './share-of-cells.ts'
import { readSharesOfOneWhole } from './share-of-one-whole.ts'
import { readSharesOfRows } from './share-of-rows.ts'
import { readSharesOfNamesakes } from './share-same-name.ts'
import { carriedOn, NOTHING_CARRIED } from './subject.ts'
import { readTable, type TableContext, type TableReading } from './table.ts'
import { readTieOut } from './tie-out.ts'
import { collectTies } from './ties.ts'
import { withWholesFound } from './wholes-found.ts'
import { withoutMisreadSums } from './without-misread-sums.ts'
import { withoutTakenPairs } from './without-taken-pairs.ts'

/** `[62]`, `注：`: a note explains figures and states none. */
const NOTE = /^[\s\u3000]{0,8}(?:[[［]\d{1,3}[\]］]|注\d{0,2}[：:]|备注[：:])/u

/**
 * Reads a tree the way a reviewer does: its sections, every figure, and the relations asserted between the figures.
 * @param further concepts beyond those of the field, whose calculation links must hold wherever their facts are stated
 */
export function read(tree: Tree, further: readonly Concept[] = []): Report {
  return withConcepts(further, () => readTree(tree, further))
}

/** `三、2024年预算草案` in a report on 2023: what stands there is of the year planned for, where it says no other. */
function yearOf({ path }: Section): number | null {
  const said = path.flatMap((title) => PLANNED_FOR.exec(title)?.[1] ?? []).at(-1)
  return said === undefined ? null : Number(said)
}

const PLANNED_FOR =
  /^[^。]{0,8}?(20\d\d)年[^，。、\d]{0,16}(?:预算(?:草案|安排|编制|收支安排)|草案|工作安排|收支安排|计划安排)/u

function readTree(tree: Tree, further: readonly Concept[]): Report {
  const { title, organisation, year, sections, sectionOf } = outline(tree)
  const blocks = tree.blocks.map((block) =>
    block.kind === 'paragraph' ? { ...block, passage: closeSpread(foldMarks(block.passage)) } : inSimplified(block),
  )
  const stream: Mention[] = []
  const figures: Figure[] = []
  const tabled: Draft[] = []
  const equations: Draft[] = []
  let carried = NOTHING_CARRIED
  let id = 0
  const nextId = () => `f${++id}`
  const take = (passage: Passage, rest: Pick<Surroundings, 'section' | 'cell' | 'source'>) => {
    const last = stream.at(-1)
    const { section, cell, source } = rest
    const [paragraph, sentence] = [(last?.paragraph ?? 0) + 1, (last?.sentence ?? 0) + 1]
    const around = { section, cell, source, year: yearOf(section) ?? year, nextId, paragraph, sentence, carried }
    const written = readEquations(passage, mentions(passage, around), around)
    if (cell === null) carried = carriedOn(passage.text, carried, written.mentions.length > 0)
    // One by one: a spread of a hundred thousand arguments overflows the stack.
    for (const mention of written.mentions) {
      stream.push(mention)
      figures.push(mention.figure)
    }
    for (const figure of written.figures) figures.push(figure)
    for (const draft of written.drafts) equations.push(draft)
  }
  const read: ReadTable[] = []
  for (const [index, block] of blocks.entries()) {
    const section = sectionOf[index]
    if (!section) continue
    if (block.kind === 'paragraph') {
      if (!NOTE.test(block.passage.text)) take(block.passage, { section, cell: null, source: block.source ?? null })
      continue
    }
    const caption = captionOf(blocks, index)
    const table = read.length
    const context = { index: table, section, caption, unit: unitAbove(blocks, index), year, nextId }
    const reading = readTable(block, context)
    read.push({ block, context, reading })
    for (const { cell, passage } of reading.prose) {
      const { row, column } = cell
      take(foldMarks(passage), { section, cell: { table, row, column }, source: cell.source ?? block.source ?? null })
    }
  }
  const amounts = tellingAmounts(stream)
  for (const each of read) {
    const { figures: cells, drafts } = inItsUnit(each, amounts)
    for (const figure of cells) figures.push(figure)
    for (const draft of drafts) tabled.push(draft)
  }
  figures.sort((a, b) => a.at.start - b.at.start)
  const levels = statedLevels(figures, stream)
  const prose = new Set(stream.map(({ figure }) => figure))
  const cells = figures.filter((figure) => figure.cell !== null && !prose.has(figure))
  const ties = collectTies(stream, cells)
  const facts = collectFacts(levels, ties)
  const indicators = readIndicators(stream, { figures, levels }, printedFormulas(blocks))
  const lists = itemLists(stream, blocks)
  const namesakes = readSharesOfNamesakes(stream)
  const found = readBalances(stream)
  const accounts = besides(
    found.filter(({ readings }) => readings.some(isConfirmed)),
    readAccounts(stream),
  )
  const balances = [...accounts, ...besides(accounts, found)]
  const control = readControlRates(stream)
  const ofRows = readSharesOfRows(stream, cells)
  const direct = [
    ...tabled.map(asWholes),
    ...equations,
    ...readSums(stream).flatMap(asScores),
    ...readTotals(stream).flatMap(asScores),
    ...besides(balances, readNamedSums(stream)),
    ...readClasses(stream),
    ...readAllotted(stream),
    ...readApart(stream),
    ...readBatches(stream),
    ...readColumns(stream),
    ...readComplements(stream),
    ...readCumulative(stream),
    ...readPerHead(stream),
    ...readDivisions(stream),
    ...readExceptions(stream),
    ...readContributions(stream),
    ...readYields(stream),
    ...readDays(stream),
    ...balances,
    ...readRolled(stream),
    ...readChains(stream),
    ...readNets(stream),
    ...besides(balances, [...readRemainders(stream), ...readLeft(stream)]),
    ...readTies(stream),
    ...readParallels(stream),
    ...readPartChanges(stream),
    ...readReasons(stream),
    ...readLinks(stream),
    ...readItems(lists),
    ...readSubjects(stream),
    ...readThreeExpenses(stream),
    ...readThreeChanges(stream),
    ...readThreeAverages(stream),
    ...readBothSides(stream),
    ...readSupplies(stream),
    ...readTieOut(stream, cells, new Map(read.map(({ context }) => [context.index, context.caption]))),
    ...readRestatements(levels),
    ...readNearRestatements(levels),
    ...readIdentities(levels, further),
    ...readTied(stream, cells, ties),
    ...ofRows,
    ...unlessNamesakes(besides(ofRows, readShares(stream, facts, lists)), namesakes),
    ...namesakes,
    ...readStructures(stream, facts),
    ...control,
    ...insteadOf([...besides(control, readRates(stream)), ...readDefinitions(stream)], indicators),
    ...readRatesAside(stream),
    ...readMeanings(stream),
    ...readRatesAgain(stream),
    ...readBeyond(stream),
    ...readAverages(stream, cells),
    ...readProducts(stream),
    ...readInstallments(stream),
    ...readTimes(stream),
    ...readSurveys(stream),
    ...readGrades(stream),
    ...readMeans(stream),
    ...readChanges(withoutConversions(stream), facts),
    ...besides(indicators, readMoved(stream)),
    ...readStaff(stream),
    ...readPosts(stream),
    ...readScores(stream),
    ...readPoints(stream),
    ...readSchedules(stream),
    ...readScoreLists(stream),
    ...readScoresByRate(stream),
    ...readDeductions(stream),
    ...readDeductionsOfRows(stream, cells),
    ...readScoreTotals(stream, levels),
    ...readScoresAgain(stream),
    ...readLost(stream),
    ...readScoredParagraphs(stream),
    ...readIndicatorScores(stream),
    ...readCounts(stream),
    ...readLists(stream, blocks),
    ...readAgain(stream),
    ...readGoalsAgain(stream),
    ...readConversions(stream),
    ...readStatements(stream),
    ...readRemarks(blocks, sectionOf, sections, stream),
    ...readLimits(stream),
    ...readWholes(stream),
    ...readImpossiblePercentages(figures, stream),
  ]
  const spoken = withRowsSpokenOf(stream, cells, withWholesFound(stream, direct))
  const rests = besides(spoken, readRests(stream, spoken))
  const ofCells = readSharesOfCells(stream, cells, spoken)
  const derived = readLedger(stream, spoken)
  const known = withPercentagesFound(stream, cells, [...spoken, ...derived, ...rests, ...ofCells])
  const drafts = [
    ...known,
    ...readSlippedCells(stream, cells, ties, known),
    ...readRowsSpoken(stream, cells, known),
    ...readRatesOfRows(stream, cells, known),
    ...readChangesOfSums(stream, known),
    ...readSharesOfOneWhole(stream, known),
    ...readAnalogies(stream, known),
    ...readPaired(stream, known),
  ]
  const claims = withDoubts(
    withoutTakenPairs(withoutMisreadSums(drafts)).map((draft, index) => settle(draft, `c${index + 1}`)),
  )
  return { tree, title, organisation, year, sections, figures, claims }
}

/** An indicator's own formula tells more than that it is some rate; from afar it tells less. */
function insteadOf(rates: readonly Draft[], indicators: readonly Draft[]): Draft[] {
  const statedIn = (drafts: readonly Draft[]) => new Set(drafts.map(({ readings: [first] }) => statedOf(first)))
  const sure = statedIn(indicators.filter(({ certainty }) => certainty === 'high'))
  const rated = statedIn(rates)
  return [
    ...rates.filter(({ readings: [first] }) => !sure.has(statedOf(first))),
    ...indicators.filter(({ certainty, readings: [first] }) => certainty === 'high' || !rated.has(statedOf(first))),
  ]
}

/** What an earlier section states under the name of the part is likelier the whole than what stands near and does not fit. */
function unlessNamesakes(shares: readonly Draft[], namesakes: readonly Draft[]): Draft[] {
  const known = new Set(namesakes.map(({ readings: [first] }) => statedOf(first)))
  return shares.filter(
    ({ certainty, readings }) =>
      certainty === 'high' || !known.has(statedOf(readings[0])) || readings.some(isConfirmed),
  )
}

/** Those of figures that the first say nothing of. */
function besides(first: readonly Draft[], others: readonly Draft[]): Draft[] {
  const known = new Set(first.map(({ readings: [reading] }) => statedOf(reading)))
  return others.filter(({ readings: [reading] }) => !known.has(statedOf(reading)))
}

function statedOf(reading: Reading | undefined): Figure | null {
  return reading?.stated.op === 'figure' ? reading.stated.figure : null
}

interface ReadTable {
  readonly block: Table
  readonly context: TableContext
  readonly reading: TableReading
}

/** A table that prints no unit, read again in the one that its amounts have in the text. */
function inItsUnit({ block, context, reading }: ReadTable, amounts: readonly Figure[]): TableReading {
  const unit = context.unit ? null : inferUnit(reading.figures, amounts)
  return unit ? readTable(block, { ...context, unit }) : reading
}

/** Figures that state how much there is of something: all but shares, rates, changes and the like. */
function statedLevels(figures: readonly Figure[], stream: readonly Mention[]): Figure[] {
  const others = new Set(stream.filter((mention) => !isLevel(mention)).map(({ figure }) => figure))
  return figures.filter((figure) => !others.has(figure))
}
