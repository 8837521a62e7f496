import { z } from 'zod'

/** The JSON contract, version 1: every object has these fields and no others. */
const whole = z.int().nonnegative()
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
const certainty = z.enum(['high', 'low'])
const kind = z.enum([
  'sum',
  'share',
  'rate',
  'difference',
  'change',
  'count',
  'bound',
  'restatement',
  'formula',
  'statement',
])

const place = z.strictObject({
  text: z.string(),
  offset: whole,
  line: z.int().positive(),
  column: z.int().positive(),
  endLine: z.int().positive(),
  endColumn: z.int().positive(),
  source: z.null(),
})

const finding = z.strictObject({
  rule: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  severity: z.enum(['error', 'warning', 'info']),
  certainty,
  message: z.string().min(1),
  language: z.enum(['zh', 'en']),
  section: z.strictObject({ number: z.string().nullable(), title: z.string(), path: z.array(z.string()) }),
  at: place,
  because: z.array(place.extend({ label: z.string() })),
  claim: z
    .strictObject({
      kind,
      expression: z.string().min(1),
      stated: z.string().min(1),
      computed: z.string(),
      exact: z.string(),
      difference: decimal.or(z.literal('')),
      tolerance: z.string(),
    })
    .nullable(),
  cause: z.strictObject({ kind: z.string(), message: z.string().min(1) }).nullable(),
  suggestion: z.strictObject({ text: z.string(), offset: whole, length: whole }).nullable(),
  fingerprint: z.string().min(8),
})

export const findingsDocument = z.strictObject({
  version: z.literal(1),
  tool: z.strictObject({ name: z.literal('report-audit'), version: z.string().regex(/^\d+\.\d+\.\d+/) }),
  shard: z
    .string()
    .regex(/^\d+\/\d+$/)
    .optional(),
  reports: z.array(
    z.strictObject({
      path: z.string(),
      format: z.string(),
      title: z.string().nullable(),
      organisation: z.string().nullable(),
      year: z.int().nullable(),
      figures: z
        .strictObject({ total: whole, verified: whole, contradicted: whole, unchecked: whole })
        .refine((of) => of.verified + of.contradicted + of.unchecked === of.total),
      findings: z.array(finding),
    }),
  ),
  summary: z.strictObject({ reports: whole, errors: whole, warnings: whole, infos: whole }),
  problems: z.array(z.strictObject({ path: z.string(), message: z.string().min(1) })),
})

export const figuresDocument = z.strictObject({
  version: z.literal(1),
  path: z.string(),
  figures: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string().min(1),
      offset: whole,
      line: z.int().positive(),
      column: z.int().positive(),
      value: decimal,
      unit: z.string().min(1).nullable(),
      label: z.string(),
      measure: z.string().nullable(),
      year: z.int().nullable(),
      scope: z.string().nullable(),
      status: z.enum(['verified', 'contradicted', 'unchecked']),
      claims: z.array(z.string()),
    }),
  ),
})

export const claimsDocument = z.strictObject({
  version: z.literal(1),
  path: z.string(),
  claims: z.array(
    z.strictObject({
      id: z.string(),
      kind,
      certainty,
      verdict: z.enum(['holds', 'rounding', 'fails', 'unassessable']),
      expression: z.string().min(1),
      stated: z.string(),
      computed: z.string(),
      figures: z.array(z.string()),
      readings: z.int().positive(),
    }),
  ),
})

const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

export const rulesDocument = z.strictObject({
  version: z.literal(1),
  rules: z.array(
    z.strictObject({
      id: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      summary: bilingual,
      why: bilingual,
      presets: z.array(z.string()).min(1),
      options: z.array(
        z.strictObject({ name: z.string(), type: z.string(), default: z.string().nullable(), description: bilingual }),
      ),
    }),
  ),
})
