/** We were called wrongly: one line for the person, in the chosen language. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
