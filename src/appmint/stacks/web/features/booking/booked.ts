import type { Period } from '#features/booking/period.ts'

/** When something is taken, by anybody; and what of it is the visitor's own, newest first. */
export type Booked = {
  taken: Period[]
  mine: (Period & { id: number; reference: string })[]
}

/** A reference for bookings that have none of their own: "BO-00042". */
export const numbered = (prefix: string, id: number) => `${prefix}-${String(id).padStart(5, '0')}`
