import { z } from 'zod'
import { REPORT_KIND_NAMES } from '../taxonomy/report-kinds.ts'

const severity = z.enum(['off', 'info', 'warning', 'error'])

const oneOrMore = <T extends z.ZodType>(one: T) => z.union([one, z.array(one)])

const ruleSetting = z.union([severity, z.tuple([severity, z.record(z.string(), z.unknown())])])

const rules = z
  .record(z.string(), ruleSetting)
  .describe('Severity of rules by id: "off", "info", "warning", "error", or [severity, options].')

const date = z.iso.date().describe('YYYY-MM-DD')

const common = {
  rules: rules.optional(),
  language: z.enum(['zh', 'en']).optional().describe('Language of findings. --lang goes before it.'),
  minCertainty: z
    .enum(['low', 'high'])
    .optional()
    .describe('Leaves out findings whose wording leaves room for another reading when "high".'),
  balance: z
    .enum(['rounded', 'exact'])
    .optional()
    .describe('"exact": printed figures must add up to the last digit (舍位平衡).'),
  failOn: z
    .enum(['info', 'warning', 'error', 'never'])
    .optional()
    .describe('The least severity of a finding that makes the exit code 1; "error" by default.'),
}

const override = z
  .strictObject({
    files: oneOrMore(z.string()).optional().describe("Globs relative to the configuration's folder."),
    kinds: oneOrMore(z.enum(REPORT_KIND_NAMES)).optional().describe('Kinds of report, told by the title.'),
    ...common,
  })
  .refine(({ files, kinds }) => files !== undefined || kinds !== undefined, { params: { says: 'override' } })

const exception = z.strictObject({
  files: oneOrMore(z.string()).optional().describe('Globs; all files when absent.'),
  rule: z.string().optional(),
  fingerprint: z.string().optional().describe('Of a finding, as --format json prints it.'),
  reason: z.string().min(1).describe('Why the finding is accepted.'),
  expires: date.optional().describe('The last day on which the exception counts, YYYY-MM-DD.'),
})

const assertion = z.strictObject({
  name: z.string().min(1).optional().describe('What findings call it; the assertion itself when absent.'),
  assert: z.string().min(1).describe('Such as: 基本支出 + 项目支出 = 支出合计 ± 0.01'),
  per: z
    .array(z.enum(['measure', 'year', 'scope']))
    .optional()
    .describe(
      'What figures must have in common to be compared: measure and year by default, year alone for names that are of measures.',
    ),
  severity: z.enum(['info', 'warning', 'error']).optional().describe('"error" by default.'),
})

const name = z.string().min(1)

/** Concepts of the reader's own, or more names and links for those of the field. */
export const taxonomySchema = z
  .array(
    z.strictObject({
      names: z.array(name).min(1).describe('Names that mean the same; the first is the standard one.'),
      sums: z
        .array(z.array(name).min(2))
        .optional()
        .describe('What adds up to it: each list is one complete way to break it down, in names of concepts.'),
    }),
  )
  .describe('Concepts that reports use beyond those that the program knows, and what must add up to them.')

const most = (what: string) => z.int().positive().describe(what).exactOptional()

const limits = z
  .strictObject({
    textBytes: most('Bytes of a text, Markdown or HTML file; 20000000 by default.'),
    unpackedBytes: most('Bytes of an Office file once it is unpacked; 500000000 by default.'),
    entries: most('Files inside an Office file; 2000 by default.'),
    cells: most('Cells of a workbook that hold something; 1000000 by default.'),
    pages: most('Pages of a PDF; 3000 by default.'),
    stallSeconds: most('Seconds of work on a PDF that nothing comes out of; 4 by default.'),
  })
  .describe('How much of a file is read before it is refused.')

const templates = z
  .partialRecord(z.enum(REPORT_KIND_NAMES), z.array(z.strictObject({ name, words: z.array(name).min(1) })))
  .describe('By kind of report, the sections that missing-section asks for; one of the words must stand in a heading.')

/** What an `.auditrc` may say. Unknown keys are errors: a misspelt one would otherwise be silently without effect. */
export const configSchema = z.strictObject({
  $schema: z.string().optional().describe('For editors.'),
  extends: oneOrMore(z.string())
    .optional()
    .describe(
      'A preset (recommended, strict, figures, or one of a plugin) or a file; later ones go before earlier ones.',
    ),
  plugins: z.array(z.string()).optional().describe('npm packages or local files that export rules and presets.'),
  ...common,
  overrides: z.array(override).optional().describe('Settings for some files or kinds of report; later ones win.'),
  ignores: z
    .array(z.string())
    .optional()
    .describe("Globs of files not to audit, relative to the configuration's folder."),
  taxonomy: taxonomySchema.optional(),
  templates: templates.optional(),
  limits: limits.optional(),
  assertions: z.array(assertion).optional().describe('Relations that the report must keep, in the names it uses.'),
  exceptions: z.array(exception).optional().describe('Findings that are accepted, with the reason.'),
})

export type Config = z.infer<typeof configSchema>
export type Exception = z.infer<typeof exception>
export type FailOn = NonNullable<Config['failOn']>
export type RuleSettings = NonNullable<Config['rules']>
export type Taxonomy = NonNullable<Config['taxonomy']>
