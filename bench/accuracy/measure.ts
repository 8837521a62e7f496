import { audit } from '../../src/audit.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { AnnotatedReport } from './annotation.ts'
import { type Plant, plants } from './plant.ts'
import { seeded, seedFor, shuffled } from './random.ts'
import { type Score, score } from './score.ts'

/** One planted number and what the audit made of it. */
export interface Trial {
  readonly plant: Plant
  readonly score: Score
}

export interface Measurement {
  readonly report: AnnotatedReport
  readonly trials: readonly Trial[]
  /** Findings on the untouched report at none of its annotated errors. */
  readonly falseAlarms: readonly Finding[]
}

/** Plants up to `perReport` wrong numbers in a report, one at a time, the same ones for the same seed. */
export async function measure(report: AnnotatedReport, seed: number, perReport: number): Promise<Measurement> {
  const baseline = await findingsOf(report, report.text)
  const random = seeded(seedFor(seed, report.name))
  const chosen = shuffled(plants(report, random), random).slice(0, perReport)
  const trials: Trial[] = []
  for (const plant of chosen) {
    trials.push({ plant, score: score(plant, baseline, await findingsOf(report, plant.text)) })
  }
  return { report, trials, falseAlarms: baseline.filter((finding) => !isTrue(finding, report)) }
}

async function findingsOf(report: AnnotatedReport, text: string): Promise<readonly Finding[]> {
  return (await audit(text, { name: report.file, language: 'zh' })).findings
}

/** Whether the finding is about a relation that the annotation says is wrong in the report itself. */
function isTrue({ at, because }: Finding, { relations, figures }: AnnotatedReport): boolean {
  const places = [at, ...because].map(({ offset }) => offset)
  return relations.some(({ holds, keys }) => {
    if (holds) return false
    const touched = keys.filter((key) => {
      const figure = figures.get(key)
      return figure && places.some((offset) => figure.start <= offset && offset < figure.end)
    })
    return touched.length >= Math.min(2, keys.length)
  })
}
