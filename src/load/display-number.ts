import { formatValue } from 'hucre'
import { Decimal } from '../number/decimal.ts'

/** Digits that workbooks calculate and show with: the rest of a binary fraction is noise. */
const DIGITS = 15
const DATE = /^(?:m\/d\/yy|mm-dd-yy)$/i

/** A date as a workbook displays it by its format. */
export function displayDate(value: Date, format: string | undefined): string {
  return formatValue(value, !format || format === 'General' || DATE.test(format) ? 'yyyy/m/d' : format)
}

/**
 * A number as a workbook displays it by its format (ECMA-376, 18.8.31), rounded half up in decimal. Formats that spell numbers
 * out show digits.
 */
export function displayNumber(value: number, format: string | undefined): string {
  const plain = plainNumber(value)
  const section = sectionOf(value, format ?? 'General')
  if (/General|DBNum|^@$/i.test(section) || section === '') return section === '' && format ? '' : plain
  const literal = /[0#]/.test(section.replace(/"[^"]*"|\\./g, '')) ? null : literals(section)
  if (literal !== null && value === 0) return literal
  return formatValue(rounded(value, section), format ?? '').trim()
}

/** All digits of a number and no exponent. */
export function plainNumber(value: number): string {
  return new Decimal(value.toPrecision(DIGITS)).toFixed()
}

/** The section of a format that a number goes by: positive, negative, zero. */
function sectionOf(value: number, format: string): string {
  const sections = format.split(';')
  if (value === 0 && sections.length > 2) return sections[2] ?? ''
  if (value < 0 && sections.length > 1) return sections[1] ?? ''
  return sections[0] ?? ''
}

/** What a section without digits prints: `"-"??_ ` prints a dash. */
function literals(section: string): string {
  return section
    .replace(/\[[^\]]{0,60}\]|[_*]./g, '')
    .replace(/"([^"]{0,60})"|\\(.)|\?/g, '$1$2')
    .trim()
}

function rounded(value: number, section: string): number {
  const code = section.replace(/"[^"]{0,60}"|\\.|\[[^\]]{0,60}\]|[_*]./g, '')
  if (/[,eE/]\s*$|[eE]\+|\//.test(code) || /,(?:\.|[%‰]|$)/.test(code)) return value
  const decimals = /\.([0#?]{0,30})/.exec(code)?.[1]?.length ?? 0
  const shift = code.includes('%') ? 2 : 0
  return new Decimal(value.toPrecision(DIGITS)).toDecimalPlaces(decimals + shift).toNumber()
}
