import type { Figures } from './figures.ts'
import { FILLERS, INDICATORS, OFFICES, PROJECTS } from './words.ts'

/** A piece of a generated report, before it is written as plain text or as Markdown. */
export type Piece =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly caption: string; readonly rows: readonly (readonly string[])[] }

/** Writes one section of a report about one office; every figure in it agrees with the others. */
type Writer = (figures: Figures, office: string) => Piece[]

/** What the five shapes of reports are made of, round and round until they are long enough. */
export const SHAPES: readonly (readonly Writer[])[] = [
  [filler, spending, filler, staff, filler, projects, filler],
  [filler, spendingTable, filler, spending, filler, filler, projectTable, filler, filler],
  [filler, changes, filler, projects, filler, filler, changes, filler, official],
  [filler, scoreTable, filler, filler, staff],
  [filler, projects, filler, spending, filler, changes, filler, official, filler, staff, filler, projectTable],
]

export function officeOf(index: number): string {
  return OFFICES[index % OFFICES.length] as string
}

function filler(figures: Figures): Piece[] {
  const sentences = Array.from({ length: 9 }, () => figures.pick(FILLERS))
  return [paragraph(sentences.join(''))]
}

function spending(figures: Figures, office: string): Piece[] {
  const [basic, projects] = [figures.money(20_000, 400_000), figures.money(20_000, 400_000)]
  const whole = basic + projects
  const [pay, running] = figures.split(basic, 2) as [number, number]
  return [
    paragraph(
      `${office}支出合计${money(whole)}，其中：基本支出${money(basic)}，占${share(basic, whole)}；项目支出${money(projects)}，占${share(projects, whole)}。`,
    ),
    paragraph(`${office}基本支出${money(basic)}，包括：人员经费${money(pay)}，公用经费${money(running)}。`),
  ]
}

function staff(figures: Figures, office: string): Piece[] {
  const parts = [figures.whole(8, 40), figures.whole(4, 30), figures.whole(2, 9)] as const
  const [officials, employees, workers] = parts
  const all = officials + employees + workers
  return [
    paragraph(
      `${office}核定编制${all + figures.whole(1, 9)}人，年末在职人员${all}人，其中：行政人员${officials}人，事业人员${employees}人，工勤人员${workers}人。`,
    ),
  ]
}

function changes(figures: Figures, office: string): Piece[] {
  return figures.some(['会议费', '培训费', '差旅费', '印刷费', '维修费'], 3).map((name) => {
    const [before, more] = [figures.money(3_000, 90_000), figures.money(100, 2_900)]
    return paragraph(
      `${office}${name}支出${money(before + more)}，上年为${money(before)}，比上年增加${money(more)}，增长${share(more, before)}。`,
    )
  })
}

function projects(figures: Figures, office: string): Piece[] {
  const names = figures.some(PROJECTS, figures.whole(4, 8))
  const parts = names.map(() => figures.money(500, 60_000))
  const listed = names.map((name, index) => `${name}${money(parts[index] ?? 0)}`).join('，')
  return [paragraph(`${office}安排专项经费${money(total(parts))}，包括：${listed}。`)]
}

function official(figures: Figures, office: string): Piece[] {
  const parts = [figures.money(100, 900), figures.money(1_000, 4_000), figures.money(100, 2_000)] as const
  const [abroad, cars, guests] = parts
  return [
    paragraph(
      `${office}“三公”经费支出${money(total(parts))}，其中：因公出国（境）费${money(abroad)}，公务用车购置及运行维护费${money(cars)}，公务接待费${money(guests)}。`,
    ),
  ]
}

function spendingTable(figures: Figures, office: string): Piece[] {
  const rows = ['工资福利支出', '商品和服务支出', '对个人和家庭的补助', '资本性支出'].map((name) => {
    const [basic, project] = [figures.money(2_000, 90_000), figures.money(2_000, 90_000)]
    return { name, values: [basic, project, basic + project] }
  })
  return table(`${office}支出情况表（单位：万元）`, ['项目', '基本支出', '项目支出', '合计'], rows)
}

function projectTable(figures: Figures, office: string): Piece[] {
  const rows = figures.some(PROJECTS, 6).map((name) => {
    const [planned, left] = [figures.money(5_000, 90_000), figures.money(10, 4_000)]
    return { name, values: [planned, planned - left, left] }
  })
  return table(`${office}项目经费表（单位：万元）`, ['项目名称', '预算数', '决算数', '结余（预算-决算）'], rows)
}

function scoreTable(figures: Figures, office: string): Piece[] {
  const names = figures.some(INDICATORS, 10)
  const scores = names.map(() => 10 - (figures.whole(0, 3) === 0 ? figures.whole(1, 3) : 0))
  const rows = names.map((name, index) => [name, '10', String(scores[index]), figures.pick(FILLERS)])
  return [
    {
      kind: 'table',
      caption: `${office}绩效评分表`,
      rows: [
        ['指标', '分值', '得分', '评分说明'],
        ...rows,
        ['合计', String(names.length * 10), String(total(scores)), ''],
      ],
    },
  ]
}

/** With a row of totals. */
function table(
  caption: string,
  head: readonly string[],
  rows: readonly { readonly name: string; readonly values: readonly number[] }[],
): Piece[] {
  const totals = head.slice(1).map((_, column) => total(rows.map(({ values }) => values[column] ?? 0)))
  const body = [...rows, { name: '合计', values: totals }]
  return [
    { kind: 'table', caption, rows: [head, ...body.map(({ name, values }) => [name, ...values.map(hundredths)])] },
  ]
}

function paragraph(text: string): Piece {
  return { kind: 'paragraph', text }
}

function total(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 0)
}

function money(cents: number): string {
  return `${hundredths(cents)}万元`
}

function share(part: number, whole: number): string {
  return `${hundredths(Math.round((part * 10_000) / whole))}%`
}

function hundredths(value: number): string {
  return (value / 100).toFixed(2)
}
