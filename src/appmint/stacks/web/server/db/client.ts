import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'

const url = process.env.DATABASE_URL ?? 'file:./data/app.db'
if (url.startsWith('file:')) mkdirSync(dirname(url.slice('file:'.length)), { recursive: true })

const client = createClient({ url, authToken: process.env.DATABASE_AUTH_TOKEN })

/** The database: a file by default, Turso by `DATABASE_URL` and `DATABASE_AUTH_TOKEN`. */
export const db = drizzle(client, { casing: 'snake_case' })
