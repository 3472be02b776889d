import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** People: accounts, and guests (no e-mail, no password) who have made something. */
export const users = sqliteTable('users', {
  id: integer().primaryKey({ autoIncrement: true }),
  name: text().notNull(),
  email: text().unique(),
  passwordHash: text('password_hash'),
  role: text().notNull(),
  /** Since when the account may not sign in; null: it may. */
  blockedAt: text('blocked_at'),
  createdAt: text('created_at').notNull(),
})

/** Sessions by the hash of their cookie; `expiresAt` in milliseconds since 1970. */
export const sessions = sqliteTable('sessions', {
  token: text().primaryKey(),
  userId: integer('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  expiresAt: integer('expires_at').notNull(),
})
