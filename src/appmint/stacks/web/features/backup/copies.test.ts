import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { beforeAll, expect, test } from 'vitest'

const shelves = sqliteTable('shelves', { id: integer().primaryKey(), name: text().notNull() })
const jars = sqliteTable('jars', {
  id: integer().primaryKey(),
  label: text().notNull(),
  shelfId: integer().references(() => shelves.id),
  deletedAt: text(),
})
const tables = { shelves, jars }

async function opened() {
  process.env.DATABASE_URL = `file:${join(mkdtempSync(join(tmpdir(), 'backup-')), 'app.db')}`
  const { db } = await import('#server/db/client.ts')
  return { db, ...(await import('./copies.ts')) }
}

let app: Awaited<ReturnType<typeof opened>>

beforeAll(async () => {
  app = await opened()
  await app.db.run(sql`create table shelves (id integer primary key, name text not null)`)
  await app.db.run(
    sql`create table jars (id integer primary key, label text not null, shelf_id integer references shelves (id), deleted_at text)`,
  )
  await app.db.insert(shelves).values({ id: 1, name: 'Top' })
  await app.db.insert(jars).values([
    { id: 1, label: 'Plum', shelfId: 1 },
    { id: 2, label: 'Pear', shelfId: 1, deletedAt: '2030-01-01' },
  ])
})

test('what was changed or deleted is as it was, and what was added stays', async () => {
  const copy = await app.copyOf(tables)
  expect(copy.records).toBe(2)
  await app.db.update(jars).set({ label: 'Quince', deletedAt: '2031-01-01' }).where(eq(jars.id, 1))
  await app.db.delete(jars).where(eq(jars.id, 2))
  await app.db.insert(jars).values({ id: 3, label: 'Fig', shelfId: 1 })
  await app.bringBack(tables, copy.content)
  expect(await app.db.select().from(jars)).toEqual([
    { id: 1, label: 'Plum', shelfId: 1, deletedAt: null },
    { id: 2, label: 'Pear', shelfId: 1, deletedAt: '2030-01-01' },
    { id: 3, label: 'Fig', shelfId: 1, deletedAt: null },
  ])
})

test('an empty copy changes nothing', async () => {
  const before = await app.db.select().from(jars)
  await app.bringBack(tables, '{}')
  expect(await app.db.select().from(jars)).toEqual(before)
})
