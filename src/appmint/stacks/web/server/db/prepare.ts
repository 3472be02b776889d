import { sql } from 'drizzle-orm'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { db } from '#server/db/client.ts'
import { seed } from '#server/db/seed.ts'

/** Brings the tables up to date, and fills a new database with the first rows. */
export async function prepareDatabase() {
  if (!process.env.DATABASE_URL || process.env.DATABASE_URL.startsWith('file:')) {
    await db.run(sql`pragma journal_mode = wal`)
    await db.run(sql`pragma synchronous = normal`)
  }
  // Told the type, the compiler need not compare all of Drizzle's.
  await migrate<Record<string, never>>(db, {
    migrationsFolder: new URL('./migrations', import.meta.url).pathname,
  })
  const { seeded } = (await db.get<{ seeded: number }>(
    sql`select count(*) as seeded from sqlite_master where type = 'table' and name = 'seeded_at'`,
  )) ?? { seeded: 0 }
  if (seeded === 0) {
    await seed()
    await db.run(sql`create table seeded_at (moment text not null)`)
    await db.run(sql`insert into seeded_at values (${new Date().toISOString()})`)
  }
}
