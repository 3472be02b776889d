const pad = (value: number) => String(value).padStart(2, '0')

/** A moment as the app keeps it: "2026-03-01T09:30", local, no zone. */
export const localMoment = (moment: Date) =>
  `${localDay(moment)}T${pad(moment.getHours())}:${pad(moment.getMinutes())}`

/** A day as the app keeps it: "2026-03-01". */
export const localDay = (moment: Date) =>
  `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`

/** The day that is `days` from today. */
export function dayFromNow(days: number) {
  const moment = new Date()
  moment.setDate(moment.getDate() + days)
  return localDay(moment)
}

/** The moment that is `minutes` from now. */
export const momentFromNow = (minutes: number) =>
  localMoment(new Date(Date.now() + minutes * 60_000))
