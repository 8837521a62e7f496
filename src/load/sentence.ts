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
