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
  'batch.missing': { zh: '没有审核：运行被中断', en: 'not audited: the run was interrupted' },
  'batch.interrupted': {
    zh: '已中断：{n} 个输入中还有 {left} 个没有审核',
    en: 'interrupted: {left} of {n} input not audited|interrupted: {left} of {n} inputs not audited',
  },
  'batch.go-on': { zh: '；再次运行同一命令即可继续', en: '; run the same command again to go on' },
  'batch.no-cache': {
    zh: '；若用 --resume，下次可以接着做',
    en: '; with --resume, the next run would go on from here',
  },
  'batch.progress': {
    zh: '{done}/{n} 个文件，每秒 {rate} 个，剩余 {left}，',
    en: '{done}/{n} files, {rate}/s, {left} left, ',
  },
  'batch.progress-findings': { zh: '{n} 个问题', en: '{n} finding|{n} findings' },
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
  'usage.shard': {
    zh: '--shard 应写成 第几份/共几份，如 2/8，而不是“{value}”',
    en: '--shard takes part/parts, such as 2/8, not "{value}"',
  },
  'usage.stdin-paths': {
    zh: '标准输入已用来给出路径（--stdin-paths），不能同时是报告（-）',
    en: 'standard input gives paths (--stdin-paths) and cannot be a report (-) too',
  },
  'merge.no-results': {
    zh: '不是 report-audit 的结果（--format json 或 ndjson，版本 1）',
    en: 'is no result of report-audit (--format json or ndjson, version 1)',
  },
  'merge.shard-missing': { zh: '缺少这一份的结果', en: 'the result of this shard is missing' },
  'merge.shard-twice': { zh: '第 {shard} 份已在 {path} 中', en: 'shard {shard} is already in {path}' },
  'merge.other-division': {
    zh: '第 {shard} 份：其他结果共分 {of} 份',
    en: 'shard {shard}: the other results are of {of} shards',
  },
  'merge.report-twice': {
    zh: '在 {first} 和 {path} 中重复，取前者',
    en: 'is in {first} and in {path}; the first counts',
  },
  'help.merge': {
    zh: '合并多次运行的结果（json 或 ndjson），可输出为任何格式',
    en: 'join the results of several runs (json or ndjson) into one, in any format',
  },
  'help.results': { zh: '结果文件', en: 'result files' },
  'watch.waiting': {
    zh: '正在监视 {n} 个文件，保存后自动重审；按 Ctrl-C 结束',
    en: 'watching {n} file, audits again on every save; Ctrl-C ends|watching {n} files, audits again on every save; Ctrl-C ends',
  },
  'usage.watch': { zh: '--watch 不能审核标准输入', en: '--watch cannot audit standard input' },
  'help.stats': {
    zh: '在标准错误中列出各环节与各规则所用的时间',
    en: 'tell on standard error how long each stage and each rule took',
  },
  'help.watch': { zh: '监视文件，有改动就重审改动的文件', en: 'audit again whatever changes, on every save' },
  'help.shard': {
    zh: '只审核全部输入的第几份，如 2/8；按路径划分，各机器一致',
    en: 'audit one part of the inputs, such as 2/8: divided by path, alike on every machine',
  },
  'help.stdin-paths': {
    zh: '从标准输入读取路径（每行一个，或以 NUL 分隔），默认输出 ndjson',
    en: 'read paths from standard input, one a line or separated by NUL; prints ndjson by default',
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
