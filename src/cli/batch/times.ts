/** Milliseconds by stage and by rule, over all inputs and processes. */
export class Times {
  readonly #sums = new Map<string, number>()

  add(times: Readonly<Record<string, number>>): void {
    for (const [what, time] of Object.entries(times)) this.#sums.set(what, (this.#sums.get(what) ?? 0) + time)
  }

  /** A line each, in milliseconds: the stages in their order, under `check` its rules, the slowest first. */
  text(): string {
    const rules = [...this.#sums].filter(([what]) => what.startsWith('check ')).sort(([, a], [, b]) => b - a)
    const stages = ['load', 'read', 'check', 'print'].flatMap((stage) => {
      const line: [string, number] = [stage, this.#sums.get(stage) ?? 0]
      return stage === 'check' ? [line, ...rules] : [line]
    })
    return stages.map(([what, time]) => `${time.toFixed(1).padStart(10)} ms  ${what}\n`).join('')
  }
}
