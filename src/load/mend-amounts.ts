const BROKEN = /[\d,.]{1,24}(?:[ \t]{0,9}\r?\n[ \t]{0,9}[\d,.]{1,24}){1,4}/g
const AMOUNT = /^\d{1,3}(?:,\d{3}){1,6}\.\d\d$/

/** Puts amounts together that a converter broke over lines (`1,618,` `820,25` `3.00`): those that only whole are well formed. */
export function mendAmounts(text: string): string {
  return text.replace(BROKEN, (broken) => {
    const whole = broken.replace(/\s+/g, '')
    return AMOUNT.test(whole) && !AMOUNT.test(broken.slice(0, broken.search(/\s/))) ? whole : broken
  })
}
