import { readdirSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Which parts of the program a part may import besides itself: the table of the design, read from left to right. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  number: [],
  model: ['number'],
  load: ['model', 'number'],
  taxonomy: ['model', 'number'],
  read: ['model', 'number', 'taxonomy'],
  check: ['model', 'number', 'taxonomy'],
  print: ['model', 'number'],
  annotate: ['model', 'number', 'load', 'print'],
  'print-results': ['model', 'load', 'check', 'print', 'rules', 'audit', 'manifest'],
  config: ['model', 'number', 'check', 'taxonomy'],
  audit: ['model', 'number', 'taxonomy', 'load', 'read', 'check', 'rules'],
  index: [
    'model',
    'number',
    'load',
    'read',
    'check',
    'print',
    'config',
    'taxonomy',
    'audit',
    'annotate',
    'print-results',
  ],
  testing: ['model', 'number', 'load', 'read', 'check', 'audit', 'index'],
  cli: [
    'model',
    'number',
    'load',
    'read',
    'check',
    'print',
    'config',
    'taxonomy',
    'audit',
    'annotate',
    'print-results',
    'index',
    'rules',
    'manifest',
  ],
}

/** Stands for an import whose name is only known as the program runs. */
const COMPUTED = '(computed)'

interface Import {
  readonly from: string
  readonly to: string
}

describe('the import table', () => {
  it('holds for every file of src', () => {
    const broken = importsUnder('src').filter(({ from, to }) => {
      if (isPackage(to)) return to === 'report-audit'
      const [part, target] = [partOf(from), partOf(to)]
      return part !== target && !MAY_IMPORT[part]?.includes(target)
    })
    expect(broken).toEqual([])
  })

  it('knows every part of src', () => {
    const parts = new Set(filesUnder('src').map(partOf))
    expect([...parts].filter((part) => !(part in MAY_IMPORT))).toEqual([])
  })

  it('keeps node: to the command line', () => {
    const broken = importsUnder('src').filter(({ from, to }) => to.startsWith('node:') && partOf(from) !== 'cli')
    expect(broken).toEqual([])
  })

  it('lets a rule import this package by its name, and zod', () => {
    const broken = importsUnder('rules').filter(({ from, to }) =>
      from === 'rules/index.ts' ? !/^rules\/[a-z-]+\.ts$/.test(to) : to !== 'report-audit' && to !== 'zod',
    )
    expect(broken).toEqual([])
  })

  it('lets only the command line import what a configuration names', () => {
    const computed = importsUnder('src').filter(({ to }) => to === COMPUTED)
    expect(computed.map(({ from }) => from)).toEqual(['src/cli/compiled.ts', 'src/cli/import-module.ts'])
  })

  it('loads the rules only once an audit asks for them, so that they can import the package', () => {
    const statically = importsOf('src/audit.ts', { dynamic: false }).filter(({ to }) => to.startsWith('rules/'))
    expect(statically).toEqual([])
    expect(importsOf('src/audit.ts').map(({ to }) => to)).toContain('rules/index.ts')
  })
})

describe('the reader of imports', () => {
  it('sees every way to import', () => {
    const source = [
      "import a from './a.ts'",
      "import type { B } from './b.ts'",
      "export { c } from './c.ts'",
      "export type * from './d.ts'",
      "import './e.ts'",
      "const f = await import('./f.ts')",
      "type G = import('./g.ts').G",
      "// import h from './h.ts'",
    ].join('\n')
    expect(specifiers(source, true)).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts', './g.ts'])
    expect(specifiers(source, false)).not.toContain('./f.ts')
  })
})

function filesUnder(folder: string): string[] {
  return readdirSync(ROOT + folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(ROOT.length))
    .sort()
}

const known = new Map<string, readonly Import[]>()

function importsUnder(folder: string): readonly Import[] {
  const imports = known.get(folder) ?? filesUnder(folder).flatMap((file) => importsOf(file))
  expect(imports.length).toBeGreaterThan(10)
  known.set(folder, imports)
  return imports
}

function importsOf(file: string, { dynamic } = { dynamic: true }): Import[] {
  return specifiers(readFileSync(ROOT + file, 'utf8'), dynamic).map((to) => ({
    from: file,
    to: to.startsWith('.') ? posix.join(dirname(file), to) : to,
  }))
}

function specifiers(source: string, dynamic: boolean): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal)
    else if (dynamic && ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [name] = node.arguments
      if (name && ts.isStringLiteral(name)) add(name)
      else found.push(COMPUTED)
    }
    ts.forEachChild(node, visit)
  }
  const add = (literal: ts.Node | undefined) => {
    if (literal && ts.isStringLiteral(literal)) found.push(literal.text)
  }
  visit(ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest))
  return found
}

function isPackage(to: string): boolean {
  return !to.startsWith('src/') && !to.startsWith('rules/') && to !== 'package.json'
}

/** The folder under src, or the name of a file that stands in src itself. */
function partOf(file: string): string {
  if (file === 'package.json') return 'manifest'
  const [top = '', second = ''] = file.split('/')
  return top === 'src' ? second.replace(/\.ts$/, '') : top
}
