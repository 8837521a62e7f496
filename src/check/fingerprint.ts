import type { Figure, Section } from '../model/report.ts'
import type { Expression, Relation } from '../number/relation.ts'

/**
 * What stays of a finding when the report is edited elsewhere: the rule, the labels, the relation's shape and the numbers
 * of the sections it stands in. Neither positions nor values take part.
 */
export function fingerprint(
  rule: string,
  section: Section,
  at: Figure | null,
  labels: readonly string[],
  relation: Relation<Figure> | null,
): string {
  const shape = relation ? shapeOf(relation.stated) + relation.comparison + shapeOf(relation.computed) : ''
  const named = at ? [at.label, at.measure ?? ''] : []
  return hash([rule, ...section.path.map(numbering), ...named, ...labels, shape].join('\u001f'))
}

/** Tells findings with the same fingerprint in one report apart, by their order. */
export function numbered(fingerprint: string, nth: number): string {
  return nth === 0 ? fingerprint : hash(`${fingerprint}\u001f${nth}`)
}

const NUMBERING = /^[（(]?(?:[一二三四五六七八九十百]{1,5}|\d{1,3}(?:[.．]\d{1,3}){0,4})[）)、.．]/

function numbering(heading: string): string {
  return NUMBERING.exec(heading)?.[0] ?? heading
}

function shapeOf(expression: Expression<Figure>): string {
  switch (expression.op) {
    case 'figure':
      return 'f'
    case 'constant':
      return 'c'
    case 'absolute':
      return `|${shapeOf(expression.of)}|`
    case 'sum':
      return `(${expression.terms.map(({ weight, of }) => (weight > 0 ? '+' : '-') + shapeOf(of)).join('')})`
    case 'product':
      return `(${expression.factors.map(shapeOf).join('*')})`
    case 'quotient':
      return `(${shapeOf(expression.numerator)}/${shapeOf(expression.denominator)})`
  }
}

/** 53 bits by two multiply-xor streams over UTF-16 code units (bryc's cyrb53, public domain), as 14 hexadecimal digits. */
function hash(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16).padStart(14, '0')
}
