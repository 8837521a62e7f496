import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { generate } from './corpus.ts'

/** Bytes of a generated report, and of one of the thousand parts of the ten megabytes. */
const REPORT = 15_000
const PART = 10_000

/** Writes `count` reports as `txt/` and `md/`, unless they are there. */
export function writeReports(folder: string, count: number): void {
  once(folder, (fresh) => {
    mkdirSync(`${fresh}/txt`)
    mkdirSync(`${fresh}/md`)
    for (let index = 0; index < count; index++) {
      const { text, markdown } = generate(index, REPORT)
      writeFileSync(`${fresh}/txt/${name(index)}.txt`, text)
      writeFileSync(`${fresh}/md/${name(index)}.md`, markdown)
    }
  })
}

/** Writes ten megabytes as `parts/`, a thousand files, and as `one.txt`. */
export function writeLargeReport(folder: string): void {
  const texts = Array.from({ length: 1000 }, (_, index) => generate(index, PART).text)
  once(`${folder}parts`, (fresh) => {
    for (const [index, text] of texts.entries()) writeFileSync(`${fresh}/${name(index)}.txt`, text)
  })
  writeFileSync(`${folder}one.txt`, texts.join(''))
}

/** A folder appears when it is whole: a bench that was broken off leaves no half corpus behind. */
function once(folder: string, write: (fresh: string) => void): void {
  if (existsSync(folder)) return
  const fresh = `${folder}.${process.pid}.tmp`
  mkdirSync(fresh, { recursive: true })
  write(fresh)
  rmSync(folder, { recursive: true, force: true })
  renameSync(fresh, folder)
}

function name(index: number): string {
  return String(index).padStart(5, '0')
}
