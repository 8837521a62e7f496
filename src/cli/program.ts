import { Command, CommanderError } from 'commander'
import type { Certainty } from '../model/claim.ts'
import type { Language } from '../model/finding.ts'
import { say } from '../print/catalogue.ts'
import { width } from '../print/columns.ts'
import { type Balance, choices, type FormatChoice, misspelt, type RuleChoice, type Shard } from './choices.ts'
import type { CommandName } from './commands.ts'
import { languageOf } from './language.ts'
import { checkOutput } from './output-file.ts'
import { UsageError } from './usage-error.ts'

/** What the options say, with nothing filled in that was not given, but for the language. */
export interface Options {
  /** That of the program itself: the one chosen, else the system's. */
  readonly language: Language
  /** Only when it was chosen. */
  readonly lang?: Language
  /** A configuration file; false for none at all. */
  readonly config?: string | false
  readonly version: string
  readonly format?: readonly FormatChoice[]
  readonly output?: string
  /** A .docx file or a folder. */
  readonly annotate?: string
  /** In place of the severities that the configuration gives. */
  readonly preset?: string
  readonly rule?: readonly RuleChoice[]
  readonly minCertainty?: Certainty
  readonly balance?: Balance
  readonly maxWarnings?: number
  readonly stdinFilename?: string
  /** Of the largest file that is read, in megabytes. */
  readonly maxSize?: number
  readonly converter?: 'soffice'
  readonly baseline?: string
  readonly updateBaseline?: boolean
  readonly concurrency?: number | 'auto'
  /** Seconds. */
  readonly timeout?: number
  readonly shard?: Shard
  readonly stdinPaths?: boolean
  readonly watch?: boolean
  readonly stats?: boolean
  readonly cache?: boolean
  readonly cacheDir?: string
  readonly resume?: boolean
}

/** Runs the program; returns its exit code: 0 nothing wrong, 1 findings, 2 wrongly called or an input unreadable. */
export async function run(args: readonly string[], version: string): Promise<number> {
  const language = languageOf(args, process.env)
  process.stderr.on('error', () => {})
  try {
    return await parse(args, version, language)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${say(language, 'usage.error', { message: error.message })}\n`)
    return 2
  }
}

async function parse(args: readonly string[], version: string, language: Language): Promise<number> {
  let exitCode = 0
  const program = build(version, language, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return 0
    throw translate(error, program, language)
  }
}

function build(version: string, language: Language, exit: (code: number) => void): Command {
  const program = command(new Command('report-audit'), language)
    .description(say(language, 'help.program'))
    .argument('[paths...]', say(language, 'help.paths'))
    .enablePositionalOptions()
    .version(version, '-V, --version', say(language, 'help.version'))
    .addHelpText('after', `\n${say(language, 'help.exit')}`)
  shared(program, language)
  auditing(program, language)
  const { concurrency, seconds, shard, wholeNumber } = choices(language)
  program
    .option('--max-warnings <n>', say(language, 'help.max-warnings'), (value) => wholeNumber('--max-warnings', value))
    .option('--annotate <path>', say(language, 'help.annotate'))
    .option('--baseline <file>', say(language, 'help.baseline'))
    .option('--update-baseline', say(language, 'help.update-baseline'))
    .option('--concurrency <n>', say(language, 'help.concurrency'), concurrency)
    .option('--stats', say(language, 'help.stats'))
    .option('--watch', say(language, 'help.watch'))
    .option('--shard <part/parts>', say(language, 'help.shard'), shard)
    .option('--stdin-paths', say(language, 'help.stdin-paths'))
    .option('--cache', say(language, 'help.cache'))
    .option('--cache-dir <folder>', say(language, 'help.cache-dir'))
    .option('--resume', say(language, 'help.resume'))
    .option('--timeout <seconds>', say(language, 'help.timeout'), (value) => seconds('--timeout', value))
    .action(async (paths: string[]) => {
      const { auditCommand } = await import('./audit-command.ts')
      exit(await auditCommand(paths, options(program, version, language)))
    })
  for (const name of ['figures', 'claims'] as const) {
    const listing = subcommand(program, name, language).argument('<file>', say(language, 'help.file'))
    auditing(listing, language).action(async (file: string) => {
      const { listCommand } = await import('./list-command.ts')
      exit(await listCommand(name, file, options(listing, version, language)))
    })
  }
  const merge = subcommand(program, 'merge', language).argument('<results...>', say(language, 'help.results'))
  merge.action(async (files: string[]) => {
    const { mergeCommand } = await import('./merge-command.ts')
    exit(await mergeCommand(files, options(merge, version, language)))
  })
  ruleCommands(program, version, language, exit)
  return program
}

/** What tells of rules and configures them, and audits nothing. */
function ruleCommands(program: Command, version: string, language: Language, exit: (code: number) => void): void {
  const rules = configured(subcommand(program, 'rules', language), language)
  rules.action(async () => {
    const { rulesCommand } = await import('./rules-command.ts')
    exit(await rulesCommand(options(rules, version, language)))
  })
  const explain = configured(subcommand(program, 'explain', language), language)
  explain.argument('<rule>', say(language, 'help.rule-id')).action(async (id: string) => {
    const { explainCommand } = await import('./explain-command.ts')
    exit(await explainCommand(id, options(explain, version, language)))
  })
  const init = command(program.command('init'), language).description(say(language, 'help.init'))
  init.option('--lang <language>', say(language, 'help.lang'), choices(language).lang).action(async () => {
    const { initCommand } = await import('./init-command.ts')
    exit(await initCommand(language))
  })
}

function subcommand(program: Command, name: Exclude<CommandName, 'init'>, language: Language): Command {
  const made = command(program.command(name), language)
  return shared(made.description(say(language, `help.${name}`)), language)
}

/** Options of every command. */
function shared(to: Command, language: Language): Command {
  const parse = choices(language)
  return to
    .option('--format <format>', say(language, 'help.format'), parse.format)
    .option('--output <file>', say(language, 'help.output'))
    .option('--lang <language>', say(language, 'help.lang'), parse.lang)
}

/** Options of every command that goes by a configuration. */
function configured(to: Command, language: Language): Command {
  return to
    .option('--config <file>', say(language, 'help.config'))
    .option('--no-config', say(language, 'help.no-config'))
}

/** Options of every command that audits. */
function auditing(to: Command, language: Language): Command {
  const parse = choices(language)
  return configured(to, language)
    .option('--preset <name>', say(language, 'help.preset'))
    .option('--rule <id:severity>', say(language, 'help.rule'), parse.rule)
    .option('--min-certainty <certainty>', say(language, 'help.min-certainty'), parse.certainty)
    .option('--balance <balance>', say(language, 'help.balance'), parse.balance)
    .option('--stdin-filename <name>', say(language, 'help.stdin-filename'))
    .option('--max-size <mb>', say(language, 'help.max-size'), (value) => parse.wholeNumber('--max-size', value))
    .option('--converter <program>', say(language, 'help.converter'), parse.converter)
}

function command(made: Command, language: Language): Command {
  return made
    .helpOption('-h, --help', say(language, 'help.help'))
    .helpCommand(false)
    .configureHelp({ styleTitle: (title) => translateTitle(title, language), displayWidth: width })
    .configureOutput({ writeErr: () => {} })
    .exitOverride()
}

function options(of: Command, version: string, language: Language): Options {
  const given: Partial<Options> = { ...of.parent?.opts(), ...of.opts() }
  const merged = { ...given, language, version }
  for (const path of [merged.output, ...(merged.format ?? []).map(({ file }) => file)]) checkOutput(path, language)
  return merged
}

const TITLES = {
  'Usage:': 'help.usage',
  'Arguments:': 'help.arguments',
  'Options:': 'help.options',
  'Commands:': 'help.commands',
} as const

function translateTitle(title: string, language: Language): string {
  return title in TITLES ? say(language, TITLES[title as keyof typeof TITLES]) : title
}

/** Commander's complaint in the chosen language; what it is about stands in quotes in its message. */
function translate(error: CommanderError, program: Command, language: Language): UsageError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const help = say(language, 'usage.help')
  switch (error.code) {
    case 'commander.unknownOption':
      return misspelt(language, 'usage.option', quoted, longOptions(program))
    case 'commander.optionMissingArgument':
      return new UsageError(say(language, 'usage.no-value', { value: quoted }) + help)
    case 'commander.missingArgument':
      return new UsageError(say(language, 'usage.no-argument', { value: quoted }) + help)
    case 'commander.excessArguments':
      return new UsageError(say(language, 'usage.excess', { value: quoted }) + help)
    default:
      return new UsageError(error.message.replace(/^error: /, '') + help)
  }
}

function longOptions(program: Command): string[] {
  const all = [program, ...program.commands].flatMap((of) => of.options.map(({ long }) => long ?? ''))
  return [...new Set([...all, '--help'])]
}
