import { describe, expect, it } from 'vitest'
import { folder, RIGHT, run, WRONG } from './run.ts'

describe('the exit code', () => {
  it('is 0 where nothing is wrong', () => {
    expect(run(['a.txt'], { cwd: folder({ 'a.txt': RIGHT }) }).code).toBe(0)
  })

  it('is 1 where an error is found', () => {
    expect(run(['a.txt'], { cwd: folder({ 'a.txt': WRONG }) }).code).toBe(1)
  })

  it('goes by the severity that a rule is given', () => {
    const cwd = folder({ 'a.txt': WRONG })
    expect(run(['a.txt', '--rule', 'sum-mismatch:warning'], { cwd }).code).toBe(0)
    expect(run(['a.txt', '--rule', 'sum-mismatch:info'], { cwd }).code).toBe(0)
    expect(run(['a.txt', '--rule', 'sum-mismatch:off'], { cwd }).stdout).toContain('0 个错误，0 个警告')
  })

  it('is 1 with more warnings than allowed', () => {
    const cwd = folder({ 'a.txt': WRONG })
    const warning = ['a.txt', '--rule', 'sum-mismatch:warning']
    expect(run([...warning, '--max-warnings', '0'], { cwd }).code).toBe(1)
    expect(run([...warning, '--max-warnings', '1'], { cwd }).code).toBe(0)
  })

  it('is 2 where an input cannot be read, and the others are still audited', () => {
    const outcome = run(['missing.txt', 'a.txt'], { cwd: folder({ 'a.txt': WRONG }) })
    expect(outcome.code).toBe(2)
    expect(outcome.stderr).toBe('missing.txt: 文件不存在\n')
    expect(outcome.stdout).toContain('sum-mismatch')
    expect(outcome.stdout).toContain('1 份报告：1 个错误，0 个警告，1 个输入无法读取；')
  })
})

describe('a wrong call', () => {
  const wrong: readonly (readonly [string, readonly string[], string])[] = [
    ['nothing to audit', [], '没有给出要审核的报告'],
    ['a misspelt option', ['--fromat', 'json', 'a'], '没有选项 --fromat；是否指 --format？'],
    ['an option without its value', ['a', '--format'], '选项 --format <format> 缺少值'],
    ['a misspelt format', ['--format', 'jsom', 'a'], '是否指 json？'],
    ['a misspelt rule', ['--rule', 'sum-missmatch:off', 'a'], '没有名为“sum-missmatch”的规则；是否指 sum-mismatch？'],
    ['a misspelt severity', ['--rule', 'sum-mismatch:eror', 'a'], '是否指 error？'],
    ['a rule without severity', ['--rule', 'sum-mismatch', 'a'], '--rule 应写成 规则:级别'],
    ['a misspelt certainty', ['--min-certainty', 'hihg', 'a'], '是否指 high？'],
    ['a misspelt balance', ['--balance', 'exakt', 'a'], '是否指 exact？'],
    ['an unknown language', ['--lang', 'fr', 'a'], '可用：zh、en'],
    ['no number of warnings', ['--max-warnings', 'few', 'a'], '应为非负整数'],
    ['a negative number of warnings', ['--max-warnings', '-1', 'a'], '应为非负整数'],
    ['standard input twice', ['-', '-'], '只能给出一次'],
    ['a listing without file', ['figures'], '缺少参数 <file>'],
    ['a listing of two files', ['claims', 'a', 'b'], 'claims 的参数过多'],
  ]

  for (const [what, args, message] of wrong) {
    it(`is one line and exit code 2: ${what}`, () => {
      const outcome = run(args)
      expect(outcome.code).toBe(2)
      expect(outcome.stdout).toBe('')
      expect(outcome.stderr).toContain(message)
      expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1)
    })
  }

  it('takes a misspelt command for a file, and says so', () => {
    expect(run(['fgures']).stderr).toBe('fgures: 文件不存在；是否指 figures？\n')
  })
})
