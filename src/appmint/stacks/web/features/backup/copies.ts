import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { db } from '#server/db/client.ts'
import { Refusal } from '#server/http/errors.ts'

/** The tables of a backup by name: what others point to comes before them. */
export type Tables = Record<string, SQLiteTable & { id: SQLiteColumn }>
type Row = Record<string, unknown>

/** All rows of the tables as text that `bringBack` reads, and how many of them are in use. */
export async function copyOf(tables: Tables): Promise<{ content: string; records: number }> {
  const copy: Record<string, Row[]> = {}
  for (const [name, table] of Object.entries(tables)) {
    copy[name] = await db.select().from(table)
  }
  const records = Object.values(copy)
    .flat()
    .filter((row) => !row.deletedAt).length
  return { content: JSON.stringify(copy), records }
}

/** Puts the rows of a copy back as they were, all or none; what was added since stays. */
export async function bringBack(tables: Tables, content: string): Promise<void> {
  const copy = JSON.parse(content) as Record<string, Row[]>
  const changes = Object.entries(tables).flatMap(([name, table]) =>
    (copy[name] ?? []).map((row) =>
      db.insert(table).values(row).onConflictDoUpdate({ target: table.id, set: row }),
    ),
  )
  const [first, ...rest] = changes
  if (!first) {
    return
  }
  try {
    await db.batch([first, ...rest])
  } catch {
    throw new Refusal(409, 'A record made since then stands in the way. Nothing was changed.')
  }
}
