import { Decimal } from '../number/decimal.ts'
import { chinese } from '../number/numeral.ts'
import { commensurable } from '../number/unit.ts'
import { isPlan, isResult } from '../taxonomy/measures.ts'
import { addUp, countsBy, fittingLengths, isLevel } from './breakdown.ts'
import type { Draft } from './draft.ts'
import type { Mention } from './mention.ts'
import { GAP, lastPhrase, since } from './phrase.ts'
import { isPlausible } from './plausible.ts'
import { figure, looksLikeSlip } from './relate.ts'
import { isTakenOff } from './taken-off.ts'

/**
 * Clauses or list items that state the same measures of one thing after another are the rows of a table written out:
 * `甲预算a、执行b；乙预算c、执行d`. What stands right before them may be their totals. As in a table, the structure is shared
 * by all columns: where one column adds up, the others are asserted to.
 */
export function readParallels(stream: readonly Mention[]): Draft[] {
  const listed = [...runs(clauses(stream, false)), ...runs(items(stream))]
  const known = new Set(listed.map(nameOf))
  const repeated = runs(clauses(stream, true)).filter((run) => !known.has(nameOf(run)))
  return [
    ...[...listed, ...repeated].flatMap(({ before, rows, closed }) => columnSums(before, rows, closed)),
    ...listed.flatMap(({ before, rows }) => rowCount(before, rows)),
  ]
}

function nameOf({ before, rows }: Run): string {
  return [before, ...rows].map((row) => row[0]?.figure.id).join()
}

type Row = readonly Mention[]

interface Run {
  /** The levels before the first row, nearest last. */
  readonly before: readonly Mention[]
  readonly rows: readonly Row[]
  /** Whether words say that the rows are all there is. */
  readonly closed: boolean
}

const MOST_BEFORE = 6
const MOST_COLUMNS = 4
/** Two parts add up to a total of fewer digits by chance. */
const FEW = 2
const SIGNIFICANT = 3
const MOST_TOLD = 3

/** What stands between two semicolons or stops; with `repeats`, also what says the same of another thing behind a comma. */
function clauses(stream: readonly Mention[], repeats: boolean): Row[] {
  const rows: Mention[][] = []
  for (const mention of stream) {
    const last = rows.at(-1)
    const begins = !last || mention.gap >= GAP.semicolon
    if (begins || (repeats && (mention.opener !== null || isNextRow(last, mention)))) rows.push([])
    if (isLevel(mention) && mention.depth === 0) rows.at(-1)?.push(mention)
  }
  return repeats ? rows.map(core) : rows
}

/** 下属单位3个，编制60名，实有55名: how many it is of stands before what is told of them. */
function core(row: Row): Row {
  const [first, second, third] = row
  const alone = first && second && third && !commensurable(first.figure.unit, second.figure.unit)
  return alone && commensurable(second.figure.unit, third.figure.unit) ? row.slice(1) : row
}

/**
 * `运行费预算10万元，决算9万元，接待费预算5万元，决算3万元`: what was measured first is measured again, of something else; so it is
 * behind `购置费0万元`, of which nothing is said but the amount.
 */
function isNextRow(row: Row, next: Mention): boolean {
  const [first, ...others] = row
  if (!first || !isLevel(next) || !commensurable(first.figure.unit, next.figure.unit)) return false
  const [measure, ...measures] = [next, first, ...others].map(({ figure }) => measureClass(figure.measure))
  if (measure === '') return false
  return (
    measures.every((other) => other === '') || (measures[0] === measure && others.length > 0 && measures[1] !== measure)
  )
}

/** The first sentence of each paragraph. */
function items(stream: readonly Mention[]): Row[] {
  const rows: Mention[][] = []
  let last: Mention | undefined
  let first = -1
  for (const mention of stream) {
    if (mention.paragraph !== last?.paragraph) {
      rows.push([])
      first = mention.sentence
    }
    if (mention.sentence === first && isLevel(mention) && mention.depth === 0) rows.at(-1)?.push(mention)
    last = mention
  }
  return rows
}

/** Maximal runs of rows that state the same measures in the same units. */
function runs(rows: readonly Row[]): Run[] {
  const found: Run[] = []
  let start = 0
  for (let end = 1; end <= rows.length; end++) {
    if (end < rows.length && alike(rows[start] as Row, rows[end] as Row) && !isApart(rows, end)) continue
    const rest = restOf(rows, start, end)
    const run = [...rows.slice(start, end), ...rest]
    const before = rows
      .slice(Math.max(0, start - MOST_BEFORE), start)
      .flat()
      .slice(-MOST_BEFORE)
    if (run.length > 1 && (rows[start] as Row).length > 0) {
      // The first row may itself be the total of the others, and so may the last, where it says so.
      const closed = rest.length === 0
      found.push({ before, rows: run, closed: closed && isIntroduced(before, run) })
      const head = rows[start] as Row
      if (run.length > 2) {
        const others = run.slice(1)
        found.push({ before: head, rows: others, closed: closed && isIntroduced(head, others) })
      }
    }
    if (end - start > 1 && (rows[start] as Row).length > 0) {
      const last = rows[end - 1] as Row
      const others = rows.slice(start, end - 1)
      // 甲类支出合计…；乙类支出合计…: each is a total of its own.
      if (others.length > 1 && isTotal(last) && !others.some(isTotal) && !countsOthers(last, others.length))
        found.push({ before: last, rows: others, closed: isNear(last, others) })
      const behind = rows[end]
      const all = rows.slice(start, end)
      // 在33个村分两批实施，第一批18个村，投资5214万元；第二批15个村，投资4645万元。总投资共计9860万元: one total before, the other behind.
      const own = behind?.[0]?.figure.section === (all.at(-1) as Row)[0]?.figure.section
      if (
        behind &&
        own &&
        isTotal(behind) &&
        !all.some(isTotal) &&
        !isCutOff(rows, start) &&
        !countsOthers(behind, all.length)
      )
        found.push({ before: [...behind, ...before], rows: all, closed: isNear(behind, all) })
    }
    start = end
  }
  return found
}

/** `甲539个，床位898张；乙276个，床位100张，全年救助2万人次`: what the last row of a sentence has like the others before it tells more. */
function restOf(rows: readonly Row[], start: number, end: number): readonly Row[] {
  const [first, before, last] = [rows[start], rows[end - 1], rows[end]]
  if (!first || !before || !last || first.length < 2 || last.length <= first.length) return []
  const rest = last.slice(0, first.length)
  return before[0]?.sentence === last[0]?.sentence && alike(first, rest) ? [rest] : []
}

/** 以上四项合计 is not of two. */
function countsOthers([first]: Row, rows: number): boolean {
  const count = chinese(
    /(?:以上|上述|这)([两二三四五六七八九])[项类个]/u.exec(first ? lastPhrase(first.lead) : '')?.[1] ?? '',
  )
  return count !== null && count !== rows
}

/** What ends one section and what begins the next are no rows of one table; what begins each of several may be. */
function isApart(rows: readonly Row[], end: number): boolean {
  const [earlier, before, row] = [end - 2, end - 1, end].map((at) => rows[at]?.[0]?.figure.section)
  return before !== row && before !== undefined && earlier === before
}

/** 过程满分25分，得22分，扣3分；产出满分35分，得33分；…: the rows go on from one that told more. */
function isCutOff(rows: readonly Row[], start: number): boolean {
  const first = rows[start] as Row
  return rows
    .slice(Math.max(0, start - MOST_TOLD), start)
    .some(
      (row) =>
        row.length > first.length &&
        row[0]?.sentence === first[0]?.sentence &&
        alike(row.slice(0, first.length), first),
    )
}

/** `全年共资助2500人次，发放资金312.5万元`, `概算总投资共计9860万元` behind what each did. */
function isTotal([first]: Row): boolean {
  // 债务余额合计1327048万元，其中：…: what is broken down behind is of its own list.
  return (
    first !== undefined &&
    !(first.figure.unit.dimension === 'money' && /^[，,。]\s?其中/u.test(first.tail)) &&
    /^(?:截至[^，。；]{2,14}[，,])?(?:全年|[两二三四五六七八九十][项期批年个者]|以上|上述)?[^，。；]{0,4}(?:(?<![公中])共|合计|总计|累计|总[数量额人编])|^(?:截至[^，。；]{2,14}[，,])?[^，。；]{2,16}(?:共计|合计|总计)$/u.test(
      since(first.lead, GAP.semicolon),
    )
  )
}

/** Whether what some column comes to is the total but for a slip. */
function isNear(total: Row, rows: readonly Row[]): boolean {
  return total.some((whole) =>
    (rows[0] ?? []).some((part, column) => {
      const parts = rows.flatMap((row) => row[column] ?? [])
      return isWholeOf(whole, part) && looksLikeSlip(addUp(whole, parts))
    }),
  )
}

function alike(a: Row, b: Row): boolean {
  return (
    a.length === b.length &&
    a.length <= MOST_COLUMNS &&
    a.every((mention, i) => {
      const other = b[i]?.figure
      const one = mention.figure
      const same = other && (commensurable(one.unit, other.unit) || areDevices(one.unit.of, other.unit.of))
      return same && measureClass(one.measure) === measureClass(other.measure)
    })
  )
}

/** 分析仪4台，…；采水系统2套，…: of 14台（套）. */
function areDevices(a: string, b: string): boolean {
  return '台套件'.includes(a) && '台套件'.includes(b) && a !== '' && b !== ''
}

function measureClass(measure: string | null): string {
  return isPlan(measure) ? 'plan' : isResult(measure) ? 'result' : (measure ?? '')
}

function columnSums(before: readonly Mention[], rows: readonly Row[], closed: boolean): Draft[] {
  const width = rows[0]?.length ?? 0
  const columns = Array.from({ length: width }, (_, column) => {
    const parts = rows.flatMap((row) => row[column] ?? [])
    const wholes = before.filter(
      (whole) => parts.every((part) => isWholeOf(whole, part)) && !isOfAnother(whole, rows, column),
    )
    return { parts, wholes: wholes.reverse() }
  })
  const sums = columns.map(({ parts, wholes }) => {
    const fitting = wholes.flatMap((whole) =>
      fittingLengths(whole, parts)
        .filter((length) => length > 1)
        .map((length) => ({ whole, length })),
    )
    // 编制172名，其中行政98名: the first two of six units come to the latter by chance.
    const full = fitting.filter(({ length }) => length === parts.length)
    return full.length > 0 ? full : fitting
  })
  const [first, second] = sums.flat()
  // 40分 is 30分 and 10分 by chance, unless another column adds up as well.
  const opened = rows[0]?.[0]?.opener === 'among' && first?.length === rows.length
  const chance = first?.length === FEW && !second && !opened && first.whole.figure.value.precision() < SIGNIFICANT
  if (chance && !closed) return []
  const length = first?.length ?? (closed ? rows.length : undefined)
  if (length === undefined) return []
  const asserted = sums.flat().length === 0
  const introducing = before.at(-1)?.paragraph
  // 得94.5分：投入10分，得9分；过程30分，得28.5分: what one column comes to is no total of another.
  const taken = new Set(sums.flat().map(({ whole }) => whole))
  return columns.flatMap(({ parts, wholes }, column) => {
    const confirmed = sums[column] ?? []
    // 共实施项目8个，情况如下：: what stood in other paragraphs is nothing of theirs.
    const others = wholes.filter((whole) => !taken.has(whole) && !(asserted && whole.paragraph !== introducing))
    const chosen = confirmed.length > 0 ? confirmed : others.map((whole) => ({ whole, length }))
    const readings = chosen.map((some) => addUp(some.whole, parts.slice(0, some.length)))
    const doubtful = asserted ? isPlausible : looksLikeSlip
    const assessed = confirmed.length > 0 ? readings : readings.filter(doubtful)
    const [part] = parts
    if (assessed.length === 0 || !part) return []
    return [
      {
        kind: 'sum' as const,
        certainty: 'low' as const,
        readings: assessed.slice(0, asserted ? 1 : undefined),
        section: part.figure.section,
      },
    ]
  })
}

/** `项目支出1112万元，具体为：` at the end of the paragraph before: the items that follow in its section are its parts. */
function isIntroduced(before: readonly Mention[], rows: readonly Row[]): boolean {
  const { rest = '', figure } = before.at(-1) ?? {}
  const within = rows.every((row) => row.every(({ figure: { at } }) => figure && at.start < figure.section.end))
  return (
    within &&
    /^[^。；]{0,20}(?:具体|如下|分别|包括|分为|(?:构成|组成)(?=[^。；]{0,6}[：:为如]))[^。；]{0,6}[：:。]?\s*$/u.test(
      rest,
    )
  )
}

function isWholeOf(whole: Mention, part: Mention | undefined): boolean {
  if (!part || whole.figure.value.isZero() || !commensurable(whole.figure.unit, part.figure.unit)) return false
  if (isTakenOff(part) !== isTakenOff(whole)) return false
  // 抽查15个项目，3个闲置。剔除无效问卷12份: what is counted by its own word is nothing counted otherwise.
  if (!countsBy(whole, part)) return false
  const [a, b] = [measureClass(whole.figure.measure), measureClass(part.figure.measure)]
  return a === b || a === '' || b === ''
}

/** `合计x，已支出y；…三项合计支出z`: z is of the column whose name it bears, if it bears one's and not this one's. */
function isOfAnother({ phrase }: Mention, [row]: readonly Row[], column: number): boolean {
  const name = phrase.replace(/合计|共计|总计/u, '')
  const named = row?.map((part) => part.phrase.length >= NAME && name.includes(part.phrase.slice(-NAME))) ?? []
  return named.includes(true) && named[column] !== true
}

const NAME = 2

/** `完成4个项目`, followed by four clauses of which each tells of a 项目. */
function rowCount(before: readonly Mention[], rows: readonly Row[]): Draft[] {
  return (
    before
      .filter(({ figure: { unit } }) => unit.dimension === 'count' && unit.scale.equals(1))
      // 3个项目执行率偏低，其中甲项目…；乙项目…；丙项目…: the first of them stands right behind the number.
      .filter((mention) => !before.slice(before.indexOf(mention) + 1).some(({ opener }) => opener !== null))
      .flatMap((mention) => {
        const noun = /^(?:个)?([\u4e00-\u9fff]{2})/u.exec(mention.tail)?.[1]
        const labels = rows.map(([first]) => first?.lead ?? '')
        if (
          !noun ||
          rows.length < 2 ||
          mention.figure.value.minus(rows.length).abs().greaterThan(1) ||
          !labels.every((lead) => lead.includes(noun))
        )
          return []
        const constant = { op: 'constant' as const, value: new Decimal(rows.length) }
        const reading = { stated: figure(mention.figure), comparison: '=' as const, computed: constant }
        return [
          { kind: 'count' as const, certainty: 'low' as const, readings: [reading], section: mention.figure.section },
        ]
      })
  )
}
