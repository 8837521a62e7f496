/** Every form that results are printed in. */
export const FORMATS = [
  'stylish',
  'compact',
  'json',
  'ndjson',
  'sarif',
  'junit',
  'github',
  'markdown',
  'html',
  'xlsx',
  'text-view',
] as const
export type Format = (typeof FORMATS)[number]
