import { localDay, localMoment } from '#server/db/clock.ts'

/** When something was written: with its time where that is known, else the day alone. */
export function writtenAt(day: string | null, createdAt: string): string {
  const created = new Date(createdAt)
  return !day || day === localDay(created) ? localMoment(created) : day
}
