import { z } from 'zod'

const entry = z.strictObject({ rule: z.string(), fingerprint: z.string(), message: z.string() })

/** Findings that were there when a baseline was written, by path of the report relative to the baseline's folder. */
export const baselineSchema = z.strictObject({
  version: z.literal(1),
  findings: z.record(z.string(), z.array(entry)),
})

export type Baseline = z.infer<typeof baselineSchema>
