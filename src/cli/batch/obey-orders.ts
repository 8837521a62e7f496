import { InputAuditor } from './input-auditor.ts'
import { pack } from './packed.ts'
import type { Message, Order } from './worker-process.ts'

let auditor: InputAuditor | null = null
let busy = Promise.resolve()

// Ctrl-C reaches every process of the terminal; the program itself ends its workers.
process.on('SIGINT', () => {})
process.on('message', (order: Order) => {
  busy = busy.then(() => obey(order))
})

async function obey(order: Order): Promise<void> {
  if ('options' in order) {
    auditor = new InputAuditor(order.options, order.whole)
    await tell('ready')
  } else if (auditor) {
    for (const input of order.inputs) {
      const outcome = pack(await auditor.audit(input, await auditor.settings(input)))
      await tell({ outcome, spoilt: auditor.spoilt })
      if (auditor.spoilt) return
    }
  }
}

/** Resolves once it is said: the next input must not be able to keep it back by ending the process. */
function tell(message: Message): Promise<void> {
  return new Promise((done) => {
    process.send?.(message, () => done())
  })
}
