import { type AnyColumn, asc, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { db } from '#server/db/client.ts'

const MOST = 200

/** The name of a place that is kept with its position. */
export const placeName = (column: AnyColumn): SQL<string> =>
  sql<string>`json_extract(${column}, '$.label')`

/** The different values that records have, in order, for a filter to choose from. */
export async function choices(
  table: SQLiteTable,
  value: AnyColumn | SQL<string>,
  where?: SQL,
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ value: sql<string | null>`${value}` })
    .from(table)
    .where(where)
    .orderBy(asc(value))
    .limit(MOST)
  return rows.flatMap((row) => row.value || [])
}
