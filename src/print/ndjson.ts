import { reportDocument, type Tool } from './json.ts'
import type { Streamed } from './streamed.ts'

/**
 * One line for an audited report, then one for each input that could not be read, and last, of a shard, one
 * that says so. Each line is a document of its own, so that a reader need not wait for the last.
 */
export function ndjson(tool: Tool): Streamed {
  return {
    report: (report) => line({ version: 1, tool, report: reportDocument(report) }),
    end: ({ shard, problems }) =>
      problems.map(({ path, message }) => line({ version: 1, tool, problem: { path, message } })).join('') +
      (shard ? line({ version: 1, tool, shard }) : ''),
  }
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
