import { and, eq, getTableColumns, isNull, type SQL } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Context } from 'hono'
import { type Env, isStaff, requireMember, requireRole } from '#server/http/session.ts'

/** Lets pass whom the rule allows: "anyone", "owner", "member" or a role. Throws a Refusal. */
export function admit(c: Context<Env>, rule: string): void {
  if (rule === 'member') requireMember(c)
  else if (rule !== 'anyone' && rule !== 'owner') requireRole(c, rule)
}

/**
 * The condition for the records of a table that the one who asks may read: none that were deleted,
 * and by the rule "owner" their own ones only, unless they are staff. Throws a Refusal.
 */
export function readable(c: Context<Env>, table: SQLiteTable, rule: string): SQL | undefined {
  admit(c, rule)
  const { deletedAt, ownerId } = getTableColumns(table)
  return and(
    deletedAt && isNull(deletedAt),
    rule === 'owner' && ownerId && !isStaff(c.var.actor)
      ? eq(ownerId, c.var.actor?.id ?? 0)
      : undefined,
  )
}
