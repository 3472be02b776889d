import { and, eq } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type Action, GUEST, rightInput } from '#features/admin/rights-input.ts'
import { db } from '#server/db/client.ts'
import { Refusal } from '#server/http/errors.ts'
import { type Actor, type Env, isStaff, staffOnly } from '#server/http/session.ts'
import { validate } from '#server/http/validate.ts'

/** The rights that staff have given to a role or taken from it; all else is by the app's rules. */
export const roleRights = sqliteTable(
  'role_rights',
  {
    role: text().notNull(),
    records: text().notNull(),
    action: text().$type<Action>().notNull(),
    allowed: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.role, table.records, table.action] })],
)

const DEEDS = new Map<string, Action>([
  ['POST ', 'create'],
  ['PATCH /:id', 'update'],
  ['DELETE /:id', 'delete'],
  ['POST /:id/restore', 'delete'],
])

const roleOf = (actor: Actor | null) => actor?.role ?? GUEST

/** What a request to the address of records does with them; undefined where that is no change. */
function asked(method: string, path: string): { records: string; action: Action } | undefined {
  const [, records = '', end = ''] = /^\/api\/([^/]+)(\/.+)?$/.exec(path) ?? []
  const action = DEEDS.get(`${method} ${end.replace(/^\/\d+/, '/:id')}`)
  return action && { records, action }
}

/** Refuses what staff have taken from the role of who asks, and lets through what they have given. */
export const withinRights = createMiddleware<Env>(async (c, next) => {
  const { actor } = c.var
  const right = asked(c.req.method, c.req.path)
  if (right && !isStaff(actor)) {
    const [found] = await db
      .select({ allowed: roleRights.allowed })
      .from(roleRights)
      .where(
        and(
          eq(roleRights.role, roleOf(actor)),
          eq(roleRights.records, right.records),
          eq(roleRights.action, right.action),
        ),
      )
    if (found?.allowed === false) {
      throw new Refusal(403, 'Your role may not do this any more. Please ask the staff.')
    }
    c.set('granted', found?.allowed === true)
  }
  await next()
})

/** The changed rights of whoever asks, so that the pages offer what may be done. */
export const ownRightRoutes = new Hono<Env>().get('/', async (c) => {
  const { actor } = c.var
  const rows = isStaff(actor)
    ? []
    : await db
        .select()
        .from(roleRights)
        .where(eq(roleRights.role, roleOf(actor)))
  return c.json(rows)
})

/** The rights of all roles, for staff to change. */
export const rightRoutes = new Hono<Env>()
  .use(staffOnly)
  .get('/', async (c) => c.json(await db.select().from(roleRights)))
  .put('/', validate('json', rightInput), async (c) => {
    const { allowed, ...right } = c.req.valid('json')
    if (allowed === null) {
      await db
        .delete(roleRights)
        .where(
          and(
            eq(roleRights.role, right.role),
            eq(roleRights.records, right.records),
            eq(roleRights.action, right.action),
          ),
        )
    } else {
      await db
        .insert(roleRights)
        .values({ ...right, allowed })
        .onConflictDoUpdate({
          target: [roleRights.role, roleRights.records, roleRights.action],
          set: { allowed },
        })
    }
    return c.json({ ...right, allowed })
  })
