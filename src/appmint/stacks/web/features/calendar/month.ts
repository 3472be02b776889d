/** Months as "2026-03" and days as "2026-03-01". Counted in UTC, so that no clock change shifts a day. */

const LOCALE = 'en-US'
const DAY_MS = 86_400_000

const pad = (value: number) => String(value).padStart(2, '0')

/** The visitor's own day. */
export function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

export const monthOf = (day: string) => day.slice(0, 7)

/** The month that is `by` months later, or earlier when negative. */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const moment = new Date(Date.UTC(year, number - 1 + by, 1))
  return `${moment.getUTCFullYear()}-${pad(moment.getUTCMonth() + 1)}`
}

/** The day that is `by` days later. */
export function shiftDay(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + by * DAY_MS).toISOString().slice(0, 10)
}

/** "March 2026". */
export function monthName(month: string): string {
  return new Intl.DateTimeFormat(LOCALE, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00Z`))
}

/** "Monday, March 2, 2026". */
export function dayName(day: string): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  )
}

/** Monday first: what the columns of a month are called, short and in full. */
export const WEEKDAYS = Array.from({ length: 7 }, (_, place) => {
  const moment = new Date(Date.UTC(2024, 0, 1 + place))
  const name = (weekday: 'short' | 'long') =>
    new Intl.DateTimeFormat(LOCALE, { weekday, timeZone: 'UTC' }).format(moment)
  return { short: name('short'), long: name('long') }
})

/** The weeks of a month, Monday first; null for places that belong to other months. */
export function weeksOf(month: string): (string | null)[][] {
  const first = `${month}-01`
  const before = (new Date(`${first}T00:00Z`).getUTCDay() + 6) % 7
  const days = Number(shiftDay(`${shiftMonth(month, 1)}-01`, -1).slice(8))
  const places = Array.from({ length: Math.ceil((before + days) / 7) * 7 }, (_, place) => {
    const number = place - before + 1
    return number >= 1 && number <= days ? `${month}-${pad(number)}` : null
  })
  return Array.from({ length: places.length / 7 }, (_, week) =>
    places.slice(week * 7, week * 7 + 7),
  )
}
