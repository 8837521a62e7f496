/** The length of an entry of the table of contents without the dots and the page number that it ends with. */
export function entryLength(text: string): number {
  let end = text.length
  while (end > 0 && text.length - end < 8 && /[\d -]/.test(text.charAt(end - 1))) end--
  let start = end
  while (start > 0 && /[.．·…⋯\s]/.test(text.charAt(start - 1))) start--
  return end - start < 3 ? text.length : start
}
