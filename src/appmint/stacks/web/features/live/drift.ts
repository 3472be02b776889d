/** How far a reading strays from what is kept, as a share of it. */
const REACH = 0.06
/** In steps of the last decimal: less would round to no change at all. */
const SMALLEST_STEPS = 3

export interface DriftBounds {
  /** How exact the reading is. */
  decimals: number
  minimum?: number
  maximum?: number
}

/**
 * What a reading is at a moment, strayed from its kept value: decided by the moment and the record
 * alone, so that everybody sees the same and a reload does not make it jump.
 */
export function drifted(
  value: number | null,
  id: number,
  nowMs: number,
  { decimals, minimum, maximum }: DriftBounds,
): number | null {
  if (value === null) {
    return null
  }
  const seconds = nowMs / 1000 + id * 37
  const wave =
    0.6 * Math.sin(seconds / 9.7) +
    0.3 * Math.sin(seconds / 3.1 + id) +
    0.1 * Math.sin(seconds * 1.7)
  const scale = 10 ** decimals
  const reach = Math.max(Math.abs(value) * REACH, SMALLEST_STEPS / scale)
  const strayed = Math.min(
    Math.max(value + reach * wave, minimum ?? Number.NEGATIVE_INFINITY),
    maximum ?? Number.POSITIVE_INFINITY,
  )
  return Math.round(strayed * scale) / scale
}
