import { and, desc, eq } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { z } from 'zod'
import { users } from '#server/db/accounts.ts'
import { db } from '#server/db/client.ts'
import { notFound, Refusal } from '#server/http/errors.ts'
import { type Actor, mayTouch } from '#server/http/session.ts'

/** What the parts written for this app keep: JSON values by collection, each with its owner. */
const table = sqliteTable('bespoke_documents', {
  id: integer().primaryKey({ autoIncrement: true }),
  collection: text().notNull(),
  ownerId: integer('owner_id').references(() => users.id, { onDelete: 'set null' }),
  value: text({ mode: 'json' }).notNull(),
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
})

/** A value as it is kept. */
export interface Kept<T> {
  id: number
  value: T
  createdAt: string
  updatedAt: string
}

export interface Listing {
  /** Only what this person has made. */
  ownerId?: number
  /** At most so many, newest first. */
  limit?: number
}

/**
 * A place for values of one shape; `collection` names it apart from all others of the app.
 *
 * Values that no longer have the shape are passed over in lists and count as missing.
 * `replace` and `remove` are for whoever made the value, and for staff; all throw a Refusal.
 */
export function documentStore<T extends z.ZodType>(collection: string, shape: T) {
  type Value = z.output<T>
  const own = eq(table.collection, collection)

  const shown = (row: typeof table.$inferSelect): Kept<Value>[] => {
    const { id, createdAt, updatedAt } = row
    const value = shape.safeParse(row.value)
    return value.success ? [{ id, value: value.data, createdAt, updatedAt }] : []
  }

  const row = async (id: number) => {
    const [found] = await db
      .select()
      .from(table)
      .where(and(own, eq(table.id, id)))
    if (!found) throw notFound('entry')
    return found
  }

  const touched = async (id: number, actor: Actor | null) => {
    const found = await row(id)
    if (!mayTouch(actor, found.ownerId)) throw new Refusal(403, 'This belongs to somebody else.')
    return found
  }

  return {
    /** What is kept, newest first. */
    async list({ ownerId, limit = 200 }: Listing = {}): Promise<Kept<Value>[]> {
      const rows = await db
        .select()
        .from(table)
        .where(and(own, ownerId === undefined ? undefined : eq(table.ownerId, ownerId)))
        .orderBy(desc(table.id))
        .limit(limit)
      return rows.flatMap(shown)
    },

    /** One kept value, whoever made it. */
    async one(id: number): Promise<Kept<Value>> {
      const [found] = shown(await row(id))
      if (!found) throw notFound('entry')
      return found
    },

    /** Keeps a new value of a person. */
    async create(value: Value, ownerId: number): Promise<Kept<Value>> {
      const now = new Date().toISOString()
      const [made] = await db
        .insert(table)
        .values({ collection, ownerId, value, createdAt: now, updatedAt: now })
        .returning()
      if (!made) throw new Refusal(500, 'This could not be kept. Please try again.')
      return { id: made.id, value, createdAt: now, updatedAt: now }
    },

    /** Puts a new value in the place of a kept one. */
    async replace(id: number, value: Value, actor: Actor | null): Promise<Kept<Value>> {
      const { createdAt } = await touched(id, actor)
      const updatedAt = new Date().toISOString()
      await db
        .update(table)
        .set({ value, updatedAt })
        .where(and(own, eq(table.id, id)))
      return { id, value, createdAt, updatedAt }
    },

    /** Takes a kept value away. */
    async remove(id: number, actor: Actor | null): Promise<void> {
      await touched(id, actor)
      await db.delete(table).where(and(own, eq(table.id, id)))
    },
  }
}
