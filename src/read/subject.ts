/** A subject of the budget classification: `社会保障和就业支出（类）抚恤（款）死亡抚恤（项）`. */
export interface Subject {
  /** 社会保障和就业: the name of its class without 支出. */
  readonly kind: string
  /** 死亡抚恤 */
  readonly item: string
  /** Where its name ends in the text. */
  readonly end: number
}

/** The subject that the paragraphs before were about: of class and item where the next one goes on with them. */
export interface Carried {
  readonly kind: string
  readonly subject: Subject | null
}

export const NOTHING_CARRIED: Carried = { kind: '', subject: null }

const MARK = /[（(]([类款项])[）)]/gu
const BEFORE_NAME = /^.*[，,。；;：:、．.“”"\s\d）)]/su
/** `（1）财政事务（款）`, where the class stood in a line of its own. */
const LONGEST = 60

/** The subject of the paragraph before, where this one goes on with its budget or result. */
export function subjectBefore(text: string, { subject }: Carried): Subject | null {
  return GOES_ON.test(text) ? subject : null
}

/** `年初预算为10万元，支出决算为12万元`, below a line with nothing but the subject's name. */
const GOES_ON =
  /^\s{0,8}(?:(?:19|20)\d{2}年度?)?(?:年初|全年|当年|本年|调整后?)?(?:财政拨款)?(?:收入|支出)?(?:预算|决算|执行)/u

/** The subjects of a paragraph, in order; a class named in a line of its own holds for the items below. */
export function subjectsIn(text: string, { kind: carried }: Carried): { subjects: readonly Subject[]; kind: string } {
  if (!/[类款项][）)]/u.test(text)) return { subjects: [], kind: carried }
  const subjects: Subject[] = []
  let kind = carried
  let from = 0
  for (const { 0: mark, 1: level, index } of text.matchAll(MARK)) {
    const name = text.slice(Math.max(from, index - LONGEST), index)
    if (level === '类') kind = classOf(name.replace(BEFORE_NAME, ''))
    if (level === '项' && kind !== '' && name !== '') {
      const item = name.replace(/^支出/u, '')
      subjects.push({ kind, item, end: index + mark.length })
    }
    from = index + mark.length
  }
  return { subjects, kind }
}

/** 一般公共服务支出, 一般公共服务（类）支出 and 一般公共服务 are one class. */
export function classOf(name: string): string {
  return name.replace(/[（(]类[）)]|支出/gu, '').trim()
}

/** What holds for the next paragraph: the class, and the item where this one names it and states nothing of it yet. */
export function carriedOn(text: string, carried: Carried, hasFigures: boolean): Carried {
  const { subjects, kind } = subjectsIn(text, carried)
  return { kind, subject: hasFigures ? null : (subjects.at(-1) ?? null) }
}
