import { and, desc, isNotNull, ne, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { nameOfMoment } from '#features/chart/dates.ts'
import type { Group } from '#features/chart/groups.ts'
import { db } from '#server/db/client.ts'

interface Curve {
  id: SQLiteColumn
  /** When a value was measured. */
  moment: SQLiteColumn
  value: SQLiteColumn
}

/** The values of the latest records, each a point, the earliest first. */
export async function pointsOf(
  table: SQLiteTable,
  { id, moment, value }: Curve,
  where: SQL | undefined,
  latest: number,
): Promise<Group[]> {
  const found = await db
    .select({ id, moment, value })
    .from(table)
    .where(and(where, ne(moment, ''), isNotNull(value)))
    .orderBy(desc(moment), desc(id))
    .limit(latest)
  return found.reverse().map((point) => ({
    id: Number(point.id),
    label: nameOfMoment(String(point.moment)),
    value: Number(point.value),
  }))
}
