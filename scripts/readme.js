// Writes what the built program says today into the READMEs, between `<!-- output: ARGUMENTS -->`, `<!-- rules: LANGUAGE -->` or
// `<!-- example: FILE -->` and `<!-- end -->`. With `--check` writes nothing and fails where a README is stale.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const check = process.argv.includes('--check')
const WRITERS = { output, rules, example }

for (const name of ['README.md', 'README.zh-CN.md']) {
  const before = readFileSync(root + name, 'utf8')
  const after = before.replace(
    /(<!-- (output|rules|example): (.*?) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, start, kind, given, end) => `${start}${WRITERS[kind](given)}\n${end}`,
  )
  if (after === before) continue
  if (check) {
    console.error(`${name} is stale: run npm run build && npm run readme`)
    process.exitCode = 1
  } else writeFileSync(root + name, after)
}

function output(given) {
  return `\`\`\`text\n$ npx report-audit ${given}\n${run(given.split(' '))}\`\`\``
}

function rules(language) {
  const listed = JSON.parse(run(['rules', '--format', 'json'])).rules
  const head = language === 'zh' ? '| 规则 | 级别 | 预设 | 检查 |' : '| rule | severity | preset | what must hold |'
  const rows = listed.map(({ id, severity, summary, presets }) => {
    const preset = ['figures', 'recommended', 'strict'].find((name) => presets.includes(name))
    const page = `docs/rules/${id}${language === 'zh' ? '.zh-CN' : ''}.md`
    return `| [\`${id}\`](${page}) | ${severity} | ${preset} | ${summary[language]} |`
  })
  return [head, '| --- | --- | --- | --- |', ...rows].join('\n')
}

/** A program that uses the library, and what it prints. */
function example(file) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [file], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return `\`\`\`js\n${readFileSync(root + file, 'utf8')}\`\`\`\n\n\`\`\`text\n${stdout}\`\`\``
}

function run(args) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['dist/cli.js', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0 && status !== 1) throw new Error(stderr)
  return stdout
}
