const SENTENCE_END = /[。！？!?；;：:]["”’）)】》]?$/
const NUMBERED =
  /^(?:[一二三四五六七八九十百]{1,4}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十\d]{1,3}[章节部条]|\d{1,2}(?:\.\d{1,2}){0,3}[、．](?!\d)|\d{1,2}\.(?!\d)|[①-⑳]|[-•●■◆▪]\s|(?:附件|附表|附)[\d一二三四五六七八九十]{0,3}[:：]|注[:：])/

/** Starts with a number or mark that only a new paragraph starts with. */
export function isNumbered(text: string): boolean {
  return NUMBERED.test(text.slice(0, 16))
}

export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-2))
}

/** A line of prose is no shorter; captions and labels are. */
const SHORTEST = 18

/** Leading blanks, numbers and captions. */
const ANEW = /^(?:[\u3000\u00a0]|\s{2}|(?:图|表|附|注|单位|其中|[一二三四五六]是)|[A-Z#])/

/** Whether a line or paragraph begins in the middle of the sentence that the one before leaves open. */
export function goesOn(before: string, after: string): boolean {
  const [open, rest] = [before.trimEnd(), after.trim()]
  if (open.length < SHORTEST || endsSentence(open)) return false
  // 六、一般公共预算财政拨款基本支出决算情况说明: the mark of a heading's number parts no words of a sentence.
  if (!(isNumbered(open) ? /[，。；,;]/ : /[，。；、,;]/).test(open)) return false
  if (ANEW.test(after) || isNumbered(rest)) return false
  return /[，。；、,;]/.test(rest) || rest.length >= SHORTEST
}
