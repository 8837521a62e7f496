import type { Bilingual } from '../model/finding.ts'

/** What runs over many inputs say. */
export const BATCH = {
  'input.timeout': {
    zh: '超过 {n} 秒仍未审完，已放弃',
    en: 'not audited within {n} second|not audited within {n} seconds',
  },
  'input.memory': { zh: '内存不足，已放弃', en: 'ran out of memory' },
  'input.died': { zh: '审核进程意外终止（{reason}）', en: 'the process that audited it ended ({reason})' },
  'input.bug': {
    zh: '程序出错，请报告给开发者：{reason}',
    en: 'the program failed, please report this: {reason}',
  },
  'batch.interrupted': {
    zh: '已中断：{n} 个输入中处理了 {done} 个，其余没有审核',
    en: 'interrupted: {done} of {n} input done, the others not audited|interrupted: {done} of {n} inputs done, the others not audited',
  },
  'usage.concurrency': {
    zh: '--concurrency 应为 auto 或 1 至 999 的整数，而不是“{value}”',
    en: '--concurrency takes auto or a whole number from 1 to 999, not "{value}"',
  },
  'usage.seconds': {
    zh: '{option} 应为秒数，而不是“{value}”',
    en: '{option} takes a number of seconds, not "{value}"',
  },
  'help.concurrency': {
    zh: '同时审核的进程数：auto（默认，视工作量而定）或一个数',
    en: 'processes that audit at once: auto (default, as the work pays for) or a number',
  },
  'help.timeout': {
    zh: '每个文件最多多少秒（审核进程中默认为 60）；超过的放弃，其余照常',
    en: 'seconds that one file may take (default in worker processes: 60); the others go on',
  },
} as const satisfies Record<string, Bilingual>
