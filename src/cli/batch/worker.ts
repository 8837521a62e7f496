import { reportSettings } from '../audit-settings.ts'
import { Configs } from '../configs.ts'
import type { Input } from '../inputs.ts'
import type { Options } from '../program.ts'
import { auditInput } from './audit-input.ts'
import { pack } from './packed.ts'
import type { Message, Order } from './worker-process.ts'

/** How to audit, told first. */
interface Task {
  readonly options: Options
  readonly whole: boolean
  readonly configs: Configs
}

let task: Task | null = null
let busy = Promise.resolve()

// Ctrl-C reaches every process of the terminal; the program itself ends its workers.
process.on('SIGINT', () => {})
process.on('message', (order: Order) => {
  busy = busy.then(() => obey(order))
})

async function obey(order: Order): Promise<void> {
  if ('options' in order) {
    task = { ...order, configs: new Configs(order.options.config, order.options.language) }
    await tell('ready')
  } else if (task) {
    for (const input of order.inputs) await tell({ outcome: await outcomeOf(input, task) })
  }
}

async function outcomeOf(input: Input, { options, whole, configs }: Task): Promise<unknown> {
  const settings = await reportSettings(input, configs, options)
  const outcome = await auditInput(input, settings, options.language, whole)
  return whole ? pack(outcome) : outcome
}

/** Resolves once it is said: the next input must not be able to keep it back by ending the process. */
function tell(message: Message): Promise<void> {
  return new Promise((done) => {
    process.send?.(message, () => done())
  })
}
