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
  'help.cache': {
    zh: '记下结果，内容、配置、插件与程序都没有变的文件不再重审（存于 .report-audit-cache）',
    en: 'keep results: what has not changed, nor its configuration, plugins or the program, is not audited again (in .report-audit-cache)',
  },
  'help.cache-dir': { zh: '结果存于此文件夹；意同 --cache', en: 'keep results in this folder; means --cache' },
  'help.resume': {
    zh: '同 --cache，并且上次超时或崩溃的文件也不再重试：接着中断的那次继续',
    en: 'as --cache, and files that took too long or crashed are not tried again: goes on where a run stopped',
  },
  'help.timeout': {
    zh: '每个文件最多多少秒（审核进程中默认为 60）；超过的放弃，其余照常',
    en: 'seconds that one file may take (default in worker processes: 60); the others go on',
  },
} as const satisfies Record<string, Bilingual>
