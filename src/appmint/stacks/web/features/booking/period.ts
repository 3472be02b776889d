/** Lengths and overlaps of days ("2026-03-01") and moments ("2026-03-01T09:30"), without zones. */

/** From the start until before the end. */
export type Period = { from: string; to: string }

const MINUTE_MS = 60_000

const utc = (moment: string) => Date.parse(`${moment.length > 10 ? moment : `${moment}T00:00`}Z`)

/** Whole minutes between two moments or days; 0 when one is missing or the end is not later. */
export function minutesBetween(from: string, to: string): number {
  const minutes = (utc(to) - utc(from)) / MINUTE_MS
  return Number.isFinite(minutes) && minutes > 0 ? Math.round(minutes) : 0
}

/** Nights between an arrival and a departure. */
export const nightsBetween = (from: string, to: string) => minutesBetween(from, to) / (24 * 60)

/** Begun hours between two moments. */
export const hoursBetween = (from: string, to: string) => Math.ceil(minutesBetween(from, to) / 60)

/** The moment that is `minutes` later, or earlier when negative. */
export const shifted = (moment: string, minutes: number) =>
  new Date(utc(moment) + minutes * MINUTE_MS).toISOString().slice(0, 16)

export const overlap = (one: Period, other: Period) => one.from < other.to && other.from < one.to

/** The starts on one day from `opens` on, so that each slot ends by `closes`; at least one. */
export function slotsOf(day: string, minutes: number, opens = '09:00', closes = '17:00'): string[] {
  const step = Math.min(Math.max(minutes, 15), 120)
  const last = shifted(`${day}T${closes}`, -minutes)
  const first = `${day}T${opens}`
  const starts = [first]
  for (let start = shifted(first, step); start <= last; start = shifted(start, step)) {
    starts.push(start)
  }
  return starts
}
