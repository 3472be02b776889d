/** How far a reading strays from what is kept, as a share of it. */
const REACH = 0.06
const SMALLEST_REACH = 0.4

export interface DriftBounds {
  minimum?: number
  maximum?: number
  decimals?: number
}

/**
 * What a reading is at a moment, strayed from its kept value: decided by the moment and the record
 * alone, so that everybody sees the same and a reload does not make it jump.
 */
export function drifted(
  value: number | null,
  id: number,
  nowMs: number,
  { minimum, maximum, decimals }: DriftBounds = {},
): number | null {
  if (value === null) {
    return null
  }
  const seconds = nowMs / 1000 + id * 37
  const wave =
    0.6 * Math.sin(seconds / 9.7) +
    0.3 * Math.sin(seconds / 3.1 + id) +
    0.1 * Math.sin(seconds * 1.7)
  const reach = Math.max(Math.abs(value) * REACH, SMALLEST_REACH)
  const strayed = Math.min(
    Math.max(value + reach * wave, minimum ?? Number.NEGATIVE_INFINITY),
    maximum ?? Number.POSITIVE_INFINITY,
  )
  const scale = 10 ** (decimals ?? (Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 10 ? 1 : 2))
  return Math.round(strayed * scale) / scale
}
