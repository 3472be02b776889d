import { and, ne, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'

/** More rows than this are no report one reads or prints. */
export const MOST_ROWS = 2000

const day = z.union([z.literal(''), z.iso.date('Choose a date.')]).default('')

/** What a report can be asked for: from a day to a day, both included, each may be left open. */
export const period = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => !from || !to || from <= to, {
    path: ['to'],
    message: 'The end is before the beginning.',
  })

/** Whether a date, or the day of a moment, lies in the period. */
export function within(
  column: SQLiteColumn,
  { from, to }: z.infer<typeof period>,
): SQL | undefined {
  const on = sql`substr(${column}, 1, 10)`
  return and(
    from || to ? ne(column, '') : undefined,
    from ? sql`${on} >= ${from}` : undefined,
    to ? sql`${on} <= ${to}` : undefined,
  )
}
