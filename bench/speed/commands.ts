/** A whole process that is timed: what runs, over which corpus. */
export interface Command {
  /** Arguments of Node; the folders are those of {@link Folders}. */
  readonly args: readonly string[]
}

/** Where everything stands on disk. */
export interface Folders {
  readonly root: string
  /** `bench/` itself, with its own packages. */
  readonly bench: string
  /** Generated reports: `1000/txt/…`, `1000/md/…`, `one.txt`. */
  readonly corpus: string
}

/** Node doing nothing: what every program here pays first. */
export function nothing(): Command {
  return { args: ['-e', '0'] }
}

/** In one process, unless told otherwise. */
export function reportAudit({ root }: Folders, folder: string, concurrency = '1'): Command {
  return { args: [`${root}dist/cli.js`, '--no-config', '--format', 'json', '--concurrency', concurrency, folder] }
}

export function bareReportAudit({ root }: Folders, ...args: readonly string[]): Command {
  return { args: [`${root}dist/cli.js`, ...args] }
}

/** Y: read and parse as Markdown with GitHub's extensions. */
export function yardstick({ bench }: Folders, folder: string): Command {
  return { args: [`${bench}peers/yardstick.js`, folder] }
}

/** textlint with one rule that matches numbers. */
export function textlint({ bench }: Folders, folder: string): Command {
  const rules = ['--no-textlintrc', '--rulesdir', `${bench}peers/textlint-rules`]
  return { args: [`${bench}node_modules/textlint/bin/textlint.js`, ...rules, `${folder}/**/*.{md,txt}`] }
}

export function remarkLint({ bench }: Folders, folder: string): Command {
  return {
    args: [
      `${bench}node_modules/remark-cli/cli.js`,
      '--use',
      `${bench}node_modules/remark-preset-lint-recommended/index.js`,
      '--quiet',
      '--no-stdout',
      folder,
    ],
  }
}

export function markdownlint({ bench }: Folders, folder: string): Command {
  return { args: [`${bench}node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs`, `${folder}/*.md`] }
}

export function autocorrect({ bench }: Folders, folder: string): Command {
  return { args: [`${bench}node_modules/autocorrect-node/cli.js`, '--lint', folder] }
}
