import type { ClaimKind } from '../../src/model/claim.ts'
import { Decimal } from '../../src/number/decimal.ts'
import { judge, type Outcome, type Relation } from '../../src/number/relation.ts'
import { NO_UNIT, type Unit, unitAfter, unitNamed } from '../../src/number/unit.ts'
import { type Arithmetic, parseArithmetic } from './arithmetic.ts'

/** What a person wrote down of a report by reading it: `NAME.json` beside the report. */
export interface Annotation {
  /** The report's file name, in the same folder. */
  readonly file: string
  readonly figures: readonly AnnotatedFigure[]
  readonly relations: readonly AnnotatedRelation[]
}

interface AnnotatedFigure {
  readonly key: string
  /** As printed, with its unit where the unit is printed beside it. */
  readonly text: string
  /** Which occurrence of exactly that text in the file, from 0; inside other numbers counts too. */
  readonly occurrence: number
  readonly label: string
  /** Of a caption or header, where none is printed beside the number. */
  readonly unit?: string
  /** That its rounding goes by: its peers', for an amount printed as an integer. */
  readonly decimals?: number
}

interface AnnotatedRelation {
  readonly id: string
  readonly kind: ClaimKind
  readonly stated: string
  /** Over keys, in base units (元, %, 人): `part / whole * 100`. */
  readonly expression: string
  readonly comparison: '=' | '<=' | '>='
  readonly strength: 'certain' | 'likely'
  /** False where the report itself is wrong. */
  readonly holds?: boolean
}

/** An annotated figure in the report's text; `end` is after a printed unit. */
export interface Located {
  readonly key: string
  readonly label: string
  readonly text: string
  readonly start: number
  readonly end: number
  readonly numberEnd: number
  readonly value: Decimal
  readonly precision: number
  readonly unit: Unit
  readonly bound: null
}

export interface Related {
  readonly id: string
  readonly kind: ClaimKind
  readonly strength: 'certain' | 'likely'
  readonly stated: string
  readonly comparison: '=' | '<=' | '>='
  readonly expression: string
  readonly arithmetic: Arithmetic
  readonly keys: readonly string[]
  readonly holds: boolean
}

/** A report with its annotation tied to its text. */
export interface AnnotatedReport {
  readonly name: string
  readonly file: string
  readonly text: string
  readonly figures: ReadonlyMap<string, Located>
  readonly relations: readonly Related[]
}

/** @throws Error for a text that the report does not have, an unknown key or unit, or what is no arithmetic */
export function locate(annotation: Annotation, text: string): AnnotatedReport {
  const figures = new Map<string, Located>()
  for (const figure of annotation.figures) {
    if (figures.has(figure.key)) throw new Error(`${annotation.file}: ${figure.key} is annotated twice`)
    figures.set(figure.key, locateFigure(figure, text, annotation.file))
  }
  const relations = annotation.relations.map((relation): Related => {
    const { arithmetic, keys } = parseArithmetic(relation.expression)
    const all = [...new Set([relation.stated, ...keys])]
    const unknown = all.find((key) => !figures.has(key))
    if (unknown) throw new Error(`${annotation.file}: ${relation.id} speaks of an unknown figure ${unknown}`)
    return { ...relation, arithmetic, keys: all, holds: relation.holds ?? true }
  })
  const name = annotation.file.replace(/\.[a-z]+$/, '')
  return { name, file: annotation.file, text, figures, relations }
}

/** Recomputes an annotated relation over figures, by default the report's own. */
export function assess({ stated, comparison, arithmetic }: Related, figures: ReadonlyMap<string, Located>): Outcome {
  const figureOf = (key: string): Located => {
    const figure = figures.get(key)
    if (!figure) throw new Error(`unknown figure ${key}`)
    return figure
  }
  const relation: Relation<Located> = {
    stated: { op: 'figure', figure: figureOf(stated) },
    comparison,
    computed: arithmetic(figureOf),
  }
  return judge(relation)
}

/** Reads a number as printed, with its unit; null for what is no number. */
export function readPrinted(
  text: string,
  inherited?: string,
): Pick<Located, 'value' | 'precision' | 'unit' | 'numberEnd'> | null {
  const number = /^[-－−]?\d[\d,]*(?:\.\d+)?/.exec(text)?.[0]
  if (number === undefined) return null
  const after = unitAfter(text, number.length)
  const unit = after?.kind === 'unit' ? after.unit : inherited === undefined ? NO_UNIT : unitNamed(inherited)
  if (!unit) throw new Error(`unknown unit ${inherited}`)
  const plain = number.replaceAll(',', '').replace(/^[－−]/, '-')
  return {
    value: new Decimal(plain),
    precision: plain.split('.')[1]?.length ?? 0,
    unit,
    numberEnd: number.length,
  }
}

function locateFigure(figure: AnnotatedFigure, text: string, file: string): Located {
  let start = text.indexOf(figure.text)
  for (let n = 0; n < figure.occurrence && start >= 0; n++) start = text.indexOf(figure.text, start + 1)
  if (start < 0) throw new Error(`${file}: no occurrence ${figure.occurrence} of ${figure.text}`)
  const printed = readPrinted(figure.text, figure.unit)
  if (!printed) throw new Error(`${file}: ${figure.text} is no number`)
  return {
    key: figure.key,
    label: figure.label,
    text: figure.text,
    start,
    end: start + figure.text.length,
    numberEnd: start + printed.numberEnd,
    value: printed.value,
    precision: figure.decimals ?? printed.precision,
    unit: printed.unit,
    bound: null,
  }
}
