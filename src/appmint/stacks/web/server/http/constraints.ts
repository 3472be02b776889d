import { and, eq, ne } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { db } from '#server/db/client.ts'
import { Refusal } from '#server/http/errors.ts'

type TableWithId = SQLiteTable & { id: SQLiteColumn }

/** Refuses a reference to a record that is not there. */
export async function mustExist(
  table: TableWithId,
  id: number | null | undefined,
  field: string,
  label: string,
) {
  if (id === null || id === undefined) return
  const found = await db.select({ id: table.id }).from(table).where(eq(table.id, id))
  if (found.length === 0) {
    const message = `${label}: choose one of the list.`
    throw new Refusal(422, message, { [field]: message })
  }
}

/** Refuses a value that another record has already. */
export async function mustBeFree(
  table: TableWithId,
  column: SQLiteColumn,
  value: unknown,
  field: string,
  label: string,
  exceptId?: number,
) {
  if (value === undefined || value === null || value === '') return
  const taken = await db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(column, value), exceptId === undefined ? undefined : ne(table.id, exceptId)))
  if (taken.length > 0) {
    const message = `${label}: this is taken already. Choose another.`
    throw new Refusal(409, message, { [field]: message })
  }
}
