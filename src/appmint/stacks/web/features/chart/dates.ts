import { and, max, min, ne, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Group } from '#features/chart/groups.ts'
import { db } from '#server/db/client.ts'

const DAY_MS = 86_400_000
const MOST_DAYS = 45
const MOST_MONTHS = 36

/** How many characters of "2026-11-03" name the year, the month and the day. */
const LENGTHS = { year: 4, month: 7, day: 10 } as const

type Span = keyof typeof LENGTHS

const NAMES: Record<Span, Intl.DateTimeFormatOptions> = {
  year: { year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  day: { month: 'short', day: 'numeric' },
}

const moment = (day: string) => new Date(`${day}${'-01-01'.slice(day.length - 4)}T00:00Z`)

/** A measure by day, by month or by year, whichever suits the time that the records span. */
export async function byDate(
  table: SQLiteTable,
  column: SQLiteColumn,
  measure: SQL<number>,
  where: SQL | undefined,
  { gaps }: { gaps: boolean },
): Promise<Group[]> {
  const given = and(where, ne(column, ''))
  const [ends] = await db
    .select({ first: min(column).mapWith(String), last: max(column).mapWith(String) })
    .from(table)
    .where(given)
  if (!ends?.first || !ends.last) {
    return []
  }
  const span = suitable(ends.first, ends.last)
  const part = sql<string>`substr(${column}, 1, ${sql.raw(String(LENGTHS[span]))})`
  const found = await db
    .select({ key: part, value: measure })
    .from(table)
    .where(given)
    .groupBy(part)
    .orderBy(part)
  const values = new Map(found.map(({ key, value }) => [key, value]))
  const keys = gaps ? between(ends.first, ends.last, span) : [...values.keys()]
  return keys.map((key) => ({ label: nameOf(key, span), value: values.get(key) ?? 0 }))
}

/** Days for a few weeks, months for a few years, else years. */
export function suitable(first: string, last: string): Span {
  const days = (moment(last.slice(0, 10)).getTime() - moment(first.slice(0, 10)).getTime()) / DAY_MS
  if (days <= MOST_DAYS) {
    return 'day'
  }
  return days <= MOST_MONTHS * 31 ? 'month' : 'year'
}

/** All days, months or years from the first to the last, so that a line shows its gaps. */
export function between(first: string, last: string, span: Span): string[] {
  const length = LENGTHS[span]
  const keys: string[] = []
  const at = moment(first.slice(0, length))
  while (at.toISOString().slice(0, length) <= last.slice(0, length)) {
    keys.push(at.toISOString().slice(0, length))
    if (span === 'day') at.setUTCDate(at.getUTCDate() + 1)
    else if (span === 'month') at.setUTCMonth(at.getUTCMonth() + 1)
    else at.setUTCFullYear(at.getUTCFullYear() + 1)
  }
  return keys
}

/** "Nov 3" for a day, "Nov 3, 14:30" for a moment. */
export function nameOfMoment(moment: string): string {
  const clock = moment.slice(11, 16)
  const day = nameOf(moment.slice(0, 10), 'day')
  return clock ? `${day}, ${clock}` : day
}

/** "Nov 3", "Nov 2026", "2026". */
export function nameOf(key: string, span: Span): string {
  return new Intl.DateTimeFormat('en-US', { ...NAMES[span], timeZone: 'UTC' }).format(moment(key))
}
