import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { db } from '#server/db/client.ts'

/** Inserts rows in portions that stay below SQLite's limit of parameters. */
export async function insert<Table extends SQLiteTable>(
  table: Table,
  rows: Table['$inferInsert'][],
) {
  for (let start = 0; start < rows.length; start += 100) {
    await db.insert(table).values(rows.slice(start, start + 100))
  }
}
