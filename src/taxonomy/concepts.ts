import { remembered } from './remembered.ts'

/** A concept of public finance, with the names that reports print for it. The first name is the standard term. */
export interface Concept {
  readonly names: readonly string[]
  /**
   * Its calculation link: the concepts that add up to it. Each list is one complete way to break it down; one that follows a
   * list with the same parts and more is complete where that more is nothing.
   */
  readonly sums?: readonly (readonly string[])[] | undefined
}

const SPENDING: Concept['sums'] = [
  ['基本支出', '项目支出'],
  ['基本支出', '项目支出', '政府专项'],
  ['基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出'],
  ['基本支出', '项目支出', '经营支出'],
]

const INCOME: Concept['sums'] = [
  ['财政拨款收入', '事业收入', '经营收入', '其他收入'],
  ['财政拨款收入', '其他收入'],
  ['财政拨款收入', '事业收入', '其他收入'],
]

/** Posts and people are counted by the same kinds. */
const KINDS_OF_STAFF: Concept['sums'] = [
  ['行政人员', '事业人员', '工勤人员'],
  ['行政人员', '参公人员', '事业人员', '工勤人员'],
  ['行政人员', '参公人员', '事业人员'],
  ['行政人员', '事业人员'],
]

/**
 * The field's concepts. Calculation links as in 部门决算 forms 财决01–08 and 财预〔2013〕53号; XBRL's summation-item arcs.
 */
const CONCEPTS: readonly Concept[] = [
  { names: ['支出合计', '总支出', '支出总额', '整体支出', '部门整体支出', '支出'], sums: SPENDING },
  { names: ['本年支出合计', '本年支出'], sums: SPENDING },
  // 总计 takes in what was carried over, which 合计 does not.
  { names: ['支出总计'], sums: SPENDING },
  {
    names: ['基本支出', '基本支出总额', '基本支出合计'],
    sums: [
      ['人员经费', '公用经费'],
      ['工资福利支出', '商品和服务支出', '对个人和家庭的补助', '资本性支出'],
      ['工资福利支出', '商品和服务支出', '对个人和家庭的补助'],
    ],
  },
  { names: ['项目支出', '项目支出总额', '项目支出合计', '项目经费'] },
  {
    names: ['人员经费', '人员支出', '人员类支出'],
    sums: [['工资福利支出', '对个人和家庭的补助']],
  },
  { names: ['公用经费', '日常公用经费', '公用支出', '日常公用支出', '公用经费支出'] },
  { names: ['工资福利支出', '工资福利性支出', '工资和福利支出'] },
  { names: ['商品和服务支出', '商品服务支出', '商品服务性支出', '商品和服务类支出'] },
  {
    names: [
      '对个人和家庭的补助',
      '对个人和家庭的补助支出',
      '对个人和家庭补助',
      '对个人和家庭补助支出',
      '对个人和家庭支出',
    ],
  },
  { names: ['资本性支出', '其他资本性支出'] },
  {
    names: ['三公经费', '“三公”经费', '“三公经费”', '三公经费支出', '“三公”经费支出', '“三公经费”支出'],
    sums: [
      ['因公出国（境）费', '公务用车购置及运行维护费', '公务接待费'],
      ['公务用车购置及运行维护费', '公务接待费'],
      ['公务用车运行维护费', '公务接待费'],
    ],
  },
  {
    names: [
      '因公出国（境）费',
      '因公出国（境）费用',
      '因公出国境',
      '因公出国出境',
      '因公出国(境)费',
      '因公出国（境）经费',
      '出国（境）费',
      '因公出国（境）支出',
    ],
  },
  {
    names: [
      '公务用车购置及运行维护费',
      '公务用车购置及运行费',
      '公车购置、运行',
      '公务用车费',
      '公务车辆购置及运行费',
      '公务用车购置和运行维护费',
    ],
    sums: [['公务用车购置费', '公务用车运行维护费']],
  },
  { names: ['公务用车购置费', '公务用车购置'] },
  { names: ['公务用车运行维护费', '公务用车运行费', '公务车运行维护费', '公务用车运行维护'] },
  { names: ['公务接待费', '公务接待', '公务招待费', '公务接待支出'] },
  { names: ['收入合计', '总收入', '收入总额', '收入'], sums: INCOME },
  { names: ['本年收入合计', '本年收入'], sums: INCOME },
  { names: ['收入总计'], sums: INCOME },
  {
    names: ['财政拨款收入', '财政拨款', '财政拨款总收入'],
    sums: [
      ['一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'],
      ['一般公共预算财政拨款', '政府性基金预算财政拨款'],
    ],
  },
  { names: ['一般公共预算财政拨款', '一般公共预算财政拨款收入', '一般公共预算拨款', '一般公共预算'] },
  {
    names: [
      '政府性基金预算财政拨款',
      '政府性基金预算财政拨款收入',
      '政府性基金预算拨款',
      '政府性基金预算',
      '政府性基金',
    ],
  },
  { names: ['国有资本经营预算财政拨款', '国有资本经营预算财政拨款收入', '国有资本经营预算拨款', '国有资本经营预算'] },
  { names: ['事业收入'] },
  { names: ['经营收入', '事业单位经营收入'] },
  { names: ['其他收入'] },
  {
    names: [
      '在职人员',
      '在职人数',
      '在职在编',
      '在编在职',
      '在职人员数',
      '实有在职人员',
      '实有人数',
      '实有人员',
      '在编人员',
      '在职职工',
    ],
    sums: KINDS_OF_STAFF,
  },
  { names: ['行政人员', '行政编制', '行政编制人员', '公务员', '机关行政编制', '行政'] },
  { names: ['参公人员', '参公编制', '参照公务员法管理人员', '参公'] },
  { names: ['事业人员', '事业编制', '事业编制人员', '全额拨款事业编制', '事业'] },
  { names: ['工勤人员', '机关工勤人员', '工勤编制', '工勤'] },
  { names: ['离退休人员', '离退休人数', '离退休'], sums: [['离休人员', '退休人员']] },
  { names: ['离休人员', '离休人数', '离休'] },
  { names: ['退休人员', '退休人数', '退休'] },
  { names: ['编制', '编制数', '人员编制', '核定编制', '编制人数', '总编制'], sums: KINDS_OF_STAFF },
  {
    names: ['政府采购支出总额', '政府采购支出', '政府采购金额', '政府采购预算', '政府采购', '采购总额', '采购规模'],
    sums: [
      ['政府采购货物支出', '政府采购工程支出', '政府采购服务支出'],
      ['政府采购货物支出', '政府采购服务支出'],
    ],
  },
  { names: ['政府采购货物支出', '货物类采购', '货物采购', '货物支出', '货物类', '货物'] },
  { names: ['政府采购工程支出', '工程类采购', '工程采购', '工程支出', '工程类', '工程'] },
  { names: ['政府采购服务支出', '服务类采购', '服务采购', '服务支出', '服务类', '服务'] },
  {
    names: ['地区生产总值', '国内生产总值', '生产总值', 'GDP'],
    sums: [['第一产业增加值', '第二产业增加值', '第三产业增加值']],
  },
  { names: ['第一产业增加值', '第一产业'] },
  { names: ['第二产业增加值', '第二产业'] },
  { names: ['第三产业增加值', '第三产业'] },
  {
    names: ['社会消费品零售总额'],
    sums: [
      ['城镇消费品零售额', '乡村消费品零售额'],
      ['商品零售', '餐饮收入'],
    ],
  },
  { names: ['城镇消费品零售额'] },
  { names: ['乡村消费品零售额'] },
  { names: ['商品零售', '商品零售额'] },
  { names: ['餐饮收入', '餐饮收入额'] },
  { names: ['进出口总额', '货物进出口总额', '外贸进出口总额'], sums: [['出口', '进口']] },
  { names: ['工农业总产值'], sums: [['工业总产值', '农业总产值']] },
  { names: ['工业总产值'] },
  { names: ['农业总产值'] },
  { names: ['出口', '出口总额', '出口额', '货物出口'] },
  { names: ['进口', '进口总额', '进口额', '货物进口'] },
  { names: ['常住人口', '年末常住人口'], sums: [['城镇常住人口', '乡村常住人口']] },
  { names: ['城镇常住人口', '城镇人口'] },
  { names: ['乡村常住人口', '乡村人口'] },
  {
    names: ['资产总额', '资产总计', '总资产'],
    sums: [
      ['流动资产', '固定资产', '在建工程', '无形资产', '其他资产'],
      ['流动资产', '固定资产', '在建工程', '其他资产'],
      ['流动资产', '固定资产', '其他资产'],
      ['流动资产', '非流动资产'],
    ],
  },
  { names: ['流动资产'] },
  { names: ['非流动资产'] },
  { names: ['固定资产'] },
  { names: ['在建工程'] },
  { names: ['无形资产'] },
  { names: ['其他资产'] },
]

/** Quotation marks, widths of brackets and 的 make no difference between names. */
export const fold: (name: string) => string = remembered((name) =>
  name
    .replace(/[“”"‘’《》\s\u3000]/gu, '')
    .replace(/\(/gu, '（')
    .replace(/\)/gu, '）'),
)

type ByName = ReadonlyMap<string, Concept>

let byName: ByName = index(CONCEPTS)

function index(concepts: readonly Concept[]): ByName {
  return new Map(concepts.flatMap((concept) => concept.names.map((name) => [fold(name), concept] as const)))
}

/**
 * What `body` returns while further concepts are known too, those of a configuration. One with a name that is known adds its
 * other names and its links to the concept that has it. `body` must not wait for anything: what runs meanwhile would know them too.
 */
export function withConcepts<T>(further: readonly Concept[], body: () => T): T {
  if (further.length === 0) return body()
  const before = byName
  byName = joined(before, further)
  try {
    return body()
  } finally {
    byName = before
  }
}

function joined(known: ByName, further: readonly Concept[]): ByName {
  const all = new Map(known)
  for (const { names, sums = [] } of further) {
    const old = names.map((name) => all.get(fold(name))).find((one) => one !== undefined)
    const concept = {
      names: [...new Set([...(old?.names ?? []), ...names])],
      sums: [...(old?.sums ?? []), ...sums],
    }
    for (const name of concept.names) all.set(fold(name), concept)
  }
  return all
}

/** Every name of a concept that is known now. */
export function conceptNames(): string[] {
  return [...new Set([...byName.values()].flatMap(({ names }) => names))]
}

const SUFFIX = /(?:总额|总计|合计|总数|金额|决算数|决算|预算数|预算安排|预算|支出数|数额|总量|人数|数)$/u
const PREFIX =
  /^(?:其中|现有|年末|本年度?|全年|当年|本单位|本部门|我单位|我部门|单位|部门|我局|我办|全部|年初|上年|一般公共预算财政拨款(?=.))/u

/** What labels were found to name, by the names known then: a report asks for the same few labels again and again. */
const FOUND = new WeakMap<ByName, Map<string, Concept | null>>()
const MOST_KEPT = 10_000

/** The concept that a printed label names, directly or without its year, owner and 总额-like ending; null if unknown. */
export function conceptOf(label: string): Concept | null {
  const found = FOUND.get(byName) ?? new Map<string, Concept | null>()
  const known = found.get(label)
  if (known !== undefined) return known
  if (found.size === 0 || found.size >= MOST_KEPT) {
    found.clear()
    FOUND.set(byName, found)
  }
  const concept = lookUp(label)
  found.set(label, concept)
  return concept
}

function lookUp(label: string): Concept | null {
  let name = fold(label)
  for (let round = 0; round < 4; round++) {
    const known = byName.get(name)
    if (known) return known
    const shorter = round % 2 === 0 ? name.replace(PREFIX, '') : name.replace(SUFFIX, '')
    if (shorter.length < 2) return null
    name = shorter
  }
  return byName.get(name) ?? null
}

/** Whether the parts' labels are one complete calculation link of the whole's concept. */
export function closes(whole: string, parts: readonly string[]): boolean {
  return linkOf(whole, parts) !== undefined
}

/** Whether parts that close the whole are all of it only where something is nothing: 行政 and 事业 where there is no 工勤. */
export function mayLack(whole: string, parts: readonly string[]): boolean {
  const link = linkOf(whole, parts)
  const links = conceptOf(whole)?.sums ?? []
  return (
    link !== undefined &&
    links.slice(0, links.indexOf(link)).some((longer) => link.every((name) => longer.includes(name)))
  )
}

function linkOf(whole: string, parts: readonly string[]): readonly string[] | undefined {
  const concept = conceptOf(whole) ?? conceptOf(whole.replace(REGION, ''))
  const links = (concept?.sums ?? []).filter((sum) => sum.length === parts.length)
  if (links.length === 0) return undefined
  const found = parts.map(conceptOf)
  return links.find((sum) => sum.every((name) => found.includes(conceptOf(name))))
}

/** Whose a whole is does not matter to what it is made of: 全镇工农业总产值. */
const REGION = /^(?:预计)?全[国省市州盟县旗区镇乡](?:共|累计)?(?:完成|实现)?/u

/** Whether a label names something that a calculation link, or a link of a link, makes part of the whole's concept. */
export function isPartOf(part: string, whole: string): boolean {
  const name = conceptOf(part)?.names[0]
  return name !== undefined && partsOf(whole, DEEPEST).has(name)
}

const DEEPEST = 3

function partsOf(whole: string, depth: number): Set<string> {
  const direct = (conceptOf(whole)?.sums ?? []).flat()
  const further = depth > 1 ? direct.flatMap((part) => [...partsOf(part, depth - 1)]) : []
  return new Set([...direct, ...further])
}
