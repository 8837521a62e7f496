import { z } from 'zod'
import { configSchema, taxonomySchema } from './schema.ts'

const bilingual = z.looseObject({ zh: z.string(), en: z.string() })

/** What a plugin exports by default. Rules are looked at as far as the program needs them to be right. */
export const pluginSchema = z.strictObject({
  rules: z
    .array(
      z.looseObject({
        id: z.string().regex(/^[a-z][a-z0-9-]*$/),
        severity: z.enum(['error', 'warning', 'info']),
        summary: bilingual,
        messages: z.record(z.string(), bilingual),
        examples: z.looseObject({ good: z.array(z.string()), bad: z.array(z.string()) }),
        check: z.custom((value) => typeof value === 'function', 'must be a function'),
      }),
    )
    .optional(),
  presets: z.record(z.string(), configSchema.shape.rules.unwrap()).optional(),
  taxonomy: taxonomySchema.optional(),
})

export type Plugin = z.infer<typeof pluginSchema>
