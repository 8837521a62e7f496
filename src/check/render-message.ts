import type { Language } from '../model/finding.ts'
import type { Figure } from '../model/report.ts'
import { measureIn } from '../taxonomy/measures.ts'
import type { Problem, Rule } from './define-rule.ts'
import { describeClaim, statedFigure } from './describe-claim.ts'
import { unitOfDifference } from './show-number.ts'

const NAMELESS = { zh: '此处', en: 'The figure' }

/** A rule's message with its placeholders filled; a name that nothing gives stays as written, to be seen in the rule's test. */
export function renderMessage(rule: Rule<unknown, string>, problem: Problem, language: Language): string {
  const template = rule.messages[problem.message]
  if (!template) throw new Error(`rule ${rule.id} has no message '${problem.message}'`)
  const values = new Map(Object.entries({ ...claimValues(problem, language), ...problem.data }))
  return template[language].replace(/\{(\w+)\}/g, (placeholder, name: string) => values.get(name) ?? placeholder)
}

function claimValues({ claim }: Problem, language: Language): Record<string, string> {
  if (!claim) return {}
  const { expression, stated, computed, difference } = describeClaim(claim)
  const figure = statedFigure(claim)
  return {
    label: labelOf(figure) || NAMELESS[language],
    stated,
    computed,
    expression,
    difference: figure ? difference.replace(/^-/, '') + unitOfDifference(figure, language) : difference,
  }
}

function labelOf(figure: Figure | null): string {
  if (!figure) return ''
  const { label, measure, unit } = figure
  const told = measure === null || label.includes(measure) || measureIn(label) === measure
  return told || unit.dimension === 'percent' ? label : label + measure
}
