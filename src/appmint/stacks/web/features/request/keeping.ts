import { and, eq, getTableColumns, isNull, lt, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { db } from '#server/db/client.ts'
import { notFound, type Refusal } from '#server/http/errors.ts'

type TableWithId = SQLiteTable & { id: SQLiteColumn }

/** The rows that nobody has deleted, of a table whose rows may be deleted. */
export function kept(table: SQLiteTable): SQL | undefined {
  const { deletedAt } = getTableColumns(table) as Record<string, SQLiteColumn | undefined>
  return deletedAt ? isNull(deletedAt) : undefined
}

/** Refuses an address of a record that is not there. */
export async function mustBeThere(table: TableWithId, id: number, noun: string): Promise<void> {
  const [found] = await db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.id, id), kept(table)))
  if (!found) {
    throw notFound(noun)
  }
}

/**
 * Takes a new row back where an earlier one rules it out. Of two that are sent at the same moment
 * both are written before either is looked at, so exactly the later one goes.
 */
export async function firstOnly(
  table: TableWithId,
  id: number,
  rivals: SQL | undefined,
  refusal: Refusal,
): Promise<void> {
  const [earlier] = await db
    .select({ id: table.id })
    .from(table)
    .where(and(rivals, kept(table), lt(table.id, id)))
    .limit(1)
  if (earlier) {
    await db.delete(table).where(eq(table.id, id))
    throw refusal
  }
}

/** Takes rows away: for good, or out of sight where the table keeps deleted rows. */
export async function takeAway(table: TableWithId, rows: SQL | undefined): Promise<void> {
  const { deletedAt } = getTableColumns(table) as Record<string, SQLiteColumn | undefined>
  if (deletedAt) {
    await db.update(table).set({ deletedAt: new Date().toISOString() }).where(rows)
  } else {
    await db.delete(table).where(rows)
  }
}
