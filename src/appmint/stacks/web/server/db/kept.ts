import { and, eq, getTableColumns, isNull, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { db } from '#server/db/client.ts'
import { notFound } from '#server/http/errors.ts'

/** Leaves out rows that were deleted and may yet be restored, where a table has such rows. */
export function kept(table: SQLiteTable): SQL | undefined {
  const columns: Record<string, SQLiteColumn | undefined> = getTableColumns(table)
  return columns.deletedAt ? isNull(columns.deletedAt) : undefined
}

/** Refuses an id that no record has, or no longer. `what` is the record's noun. */
export async function mustBeKept(
  table: SQLiteTable & { id: SQLiteColumn },
  id: number,
  what: string,
) {
  const [found] = await db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.id, id), kept(table)))
  if (!found) throw notFound(what)
}
