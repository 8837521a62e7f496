/** The six numbers of an affine transform, as PDF writes them (ISO 32000-1, 8.3.4). */
export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ]
}

export function transform(matrix: Matrix, x: number, y: number): readonly [number, number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]]
}

/** A matrix out of what a damaged file may hold instead of one. */
export function toMatrix(value: unknown): Matrix {
  const numbers = Array.from((value ?? []) as ArrayLike<unknown>, Number)
  const [a, b, c, d, e, f] = numbers
  if (a === undefined || b === undefined || c === undefined) return IDENTITY
  if (d === undefined || e === undefined || f === undefined || !numbers.every(Number.isFinite)) return IDENTITY
  return [a, b, c, d, e, f]
}
