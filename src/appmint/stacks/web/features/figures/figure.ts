import { and, type SQL } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { db } from '#server/db/client.ts'

/** A measure over the records that meet all conditions; null where there is nothing to measure. */
export async function figure(
  table: SQLiteTable,
  measure: SQL<number>,
  ...conditions: (SQL | undefined)[]
): Promise<number | null> {
  const [row] = await db
    .select({ value: measure })
    .from(table)
    .where(and(...conditions))
  return row?.value ?? null
}
