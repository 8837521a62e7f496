import type { Language } from '../model/finding.ts'

/**
 * The language to speak before the arguments are understood, so that even a usage error comes in it: `--lang` where it is
 * well-formed, else the system's.
 */
export function languageOf(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  let chosen: string | undefined
  args.forEach((arg, i) => {
    if (arg === '--lang') chosen = args[i + 1]
    else if (arg.startsWith('--lang=')) chosen = arg.slice('--lang='.length)
  })
  return chosen === 'zh' || chosen === 'en' ? chosen : systemLanguage(env)
}

/** POSIX order: LC_ALL, LC_MESSAGES, LANG, then what the runtime reports. Chinese of any region is zh, all else en. */
function systemLanguage(env: NodeJS.ProcessEnv): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale
  return /^zh\b|^zh_|^chinese/i.test(locale) ? 'zh' : 'en'
}
