import { Decimal } from '../../number/decimal.ts'

/** Stands for a decimal where values are copied between processes or into files, which keep data and no classes. */
interface PackedDecimal {
  readonly packedDecimal: string
}

/** Data that structured cloning can copy, with what is shared still shared. Takes time linear in the size of the value. */
export function pack(value: unknown): unknown {
  return copy(value, (one) => (one instanceof Decimal ? { packedDecimal: one.toString() } : null), new Map())
}

/** What {@link pack} was given. */
export function unpack(value: unknown): unknown {
  return copy(value, (one) => (isPacked(one) ? new Decimal(one.packedDecimal) : null), new Map())
}

function isPacked(value: object): value is PackedDecimal {
  return 'packedDecimal' in value
}

function copy(value: unknown, change: (value: object) => object | null, known: Map<object, object>): unknown {
  if (typeof value !== 'object' || value === null) return value
  const before = known.get(value)
  if (before) return before
  const changed = change(value)
  if (changed) {
    known.set(value, changed)
    return changed
  }
  if (value instanceof Map) {
    const map = new Map<unknown, unknown>()
    known.set(value, map)
    for (const [key, one] of value) map.set(key, copy(one, change, known))
    return map
  }
  if (Array.isArray(value)) {
    const list: unknown[] = []
    known.set(value, list)
    for (const one of value) list.push(copy(one, change, known))
    return list
  }
  const made: Record<string, unknown> = {}
  known.set(value, made)
  for (const [key, one] of Object.entries(value)) made[key] = copy(one, change, known)
  return made
}
