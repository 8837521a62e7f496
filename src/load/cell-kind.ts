/** What a cell holds, as far as the shape of a table goes by it. */
export type CellKind = 'blank' | 'number' | 'text'

const NUMBER =
  /^[-+−－—≥≤<>¥￥$(（*]{0,3}\d[\d,.]{0,40}(?:%|‰|[万亿千百]?元|个百分点|[人个名家项件次分倍辆台批])?[)）*]{0,2}$/
const YEAR = /^(?:19|20)\d\d$/
const DASHES = /^[-—–－−/\\…*]{1,4}$/

/** A year alone is a heading, a dash stands for no amount. */
export function cellKind(text: string): CellKind {
  if (text.length > 60 || isHan(text.charCodeAt(0))) return 'text'
  const plain = (/^[!-~]*$/.test(text) ? text : text.normalize('NFKC')).replace(/\s/g, '')
  if (plain === '' || DASHES.test(plain)) return 'blank'
  return NUMBER.test(plain) && !YEAR.test(plain) ? 'number' : 'text'
}

/** No number and no dash begins with an ideograph. */
function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff
}
