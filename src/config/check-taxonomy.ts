import { nearest } from '../check/nearest.ts'
import { conceptNames, conceptOf, withConcepts } from '../taxonomy/concepts.ts'
import { type ConfigProblem, meant } from './explain-issue.ts'
import type { Config, Taxonomy } from './schema.ts'

/** What is wrong with the calculation links of a configuration: parts that neither the field nor `all` knows as concepts. */
export function checkTaxonomy({ taxonomy = [] }: Config, all: Taxonomy): ConfigProblem[] {
  return withConcepts(all, () => {
    const known = conceptNames()
    return taxonomy.flatMap(({ sums = [] }, i) =>
      sums.flatMap((parts, j) =>
        parts.flatMap((part, k) => {
          if (conceptOf(part)) return []
          const message = {
            zh: `没有名为“${part}”的概念，可在 taxonomy 中另列 { "names": ["${part}"] }`,
            en: `there is no concept "${part}"; taxonomy may name it: { "names": ["${part}"] }`,
          }
          return [{ path: ['taxonomy', i, 'sums', j, k], message: meant(message, nearest(part, known)) }]
        }),
      ),
    )
  })
}
