const DIGITS = '〇一二三四五六七八九'
const LEGAL = '零壹贰叁肆伍陆柒捌玖'
const LEGAL_TRADITIONAL = '零壹貳參肆伍陸柒捌玖'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const ROMAN = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

type Format = (value: number) => string

const thousands =
  (digits: string, units: string, one: boolean, gap: string): Format =>
  (value) =>
    value > 0 && value < 10_000 ? counted(value, digits, units, one, gap) : String(value)

/** Up to 99 counted, beyond digit for digit. */
const tens: Format = (value) => (value < 100 ? counting(value) : spelled(value))
const counting = thousands(DIGITS, ' 十百千', true, '〇')
const spelled: Format = (value) => String(value).replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? '')
const fullWidth: Format = (value) =>
  String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))

/** The number formats of ECMA-376 part 1, § 17.18.59, that Chinese documents use; all others print as decimals. */
const FORMATS: Readonly<Record<string, Format>> = {
  decimalZero: (value) => String(value).padStart(2, '0'),
  numberInDash: (value) => `- ${value} -`,
  ordinal: (value) =>
    value + (/(?<!1)[1-3]$/.exec(String(value)) ? (['st', 'nd', 'rd'][(value % 10) - 1] ?? '') : 'th'),
  lowerRoman: roman,
  upperRoman: (value) => roman(value).toUpperCase(),
  lowerLetter: letters,
  upperLetter: (value) => letters(value).toUpperCase(),
  chineseCounting: tens,
  taiwaneseCounting: tens,
  chineseCountingThousand: counting,
  taiwaneseCountingThousand: counting,
  japaneseCounting: thousands(DIGITS, ' 十百千', false, ''),
  koreanCounting: counting,
  ideographDigital: spelled,
  taiwaneseDigital: spelled,
  japaneseDigitalTenThousand: spelled,
  koreanDigital2: spelled,
  chineseLegalSimplified: thousands(LEGAL, ' 拾佰仟', true, '零'),
  ideographLegalTraditional: thousands(LEGAL_TRADITIONAL, ' 拾佰仟', true, '零'),
  japaneseLegal: thousands('零壱弐参四伍六七八九', ' 拾百阡', true, ''),
  ideographTraditional: (value) => STEMS[value - 1] ?? String(value),
  ideographZodiac: (value) => BRANCHES[value - 1] ?? String(value),
  ideographZodiacTraditional: (value) =>
    value > 0 && value <= 60 ? `${STEMS[(value - 1) % 10]}${BRANCHES[(value - 1) % 12]}` : String(value),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: from(0x2488, 20),
  decimalEnclosedParen: from(0x2474, 20),
  ideographEnclosedCircle: from(0x3280, 10),
  none: () => '',
  bullet: () => '',
}

/** The number of a list item as Word prints it: 3 in `chineseCounting` is 三. */
export function listNumber(value: number, format: string): string {
  return (Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined)?.(value) ?? String(value)
}

/** 一百〇五; ten to nineteen without their 一 before 十, or with `one` false every 十, 百 and 千 without it. */
function counted(value: number, digits: string, units: string, one: boolean, gap: string): string {
  const legal = digits[1] === '壹' || digits[1] === '壱'
  let text = ''
  let skipped = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    const bare = place > 0 && digit === 1 && !legal && (!one || (place === 1 && value < 20))
    if (digit === 0) skipped ||= text !== ''
    else {
      text += (skipped ? gap : '') + (bare ? '' : digits[digit]) + (place > 0 ? units[place] : '')
      skipped = false
    }
  }
  return text
}

function roman(value: number): string {
  if (value <= 0 || value > 3999) return String(value)
  let left = value
  let text = ''
  for (const [worth, sign] of ROMAN) for (; left >= worth; left -= worth) text += sign
  return text
}

/** a … z, aa, bb, … as Word counts on. */
function letters(value: number): string {
  if (value <= 0 || value > 780) return String(value)
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

function from(first: number, count: number): Format {
  return (value) => (value > 0 && value <= count ? String.fromCharCode(first + value - 1) : String(value))
}

function circled(value: number): string {
  if (value <= 20) return from(0x2460, 20)(value)
  if (value <= 35) return String.fromCharCode(0x3251 + value - 21)
  return value <= 50 ? String.fromCharCode(0x32b1 + value - 36) : String(value)
}
