import { and, count, eq, ne, or } from 'drizzle-orm'
import { Hono } from 'hono'
import { accountValues } from '#features/account/opening.ts'
import { newUserInput, userChange } from '#features/admin/users-input.ts'
import { sessions, users } from '#server/db/accounts.ts'
import { db } from '#server/db/client.ts'
import { notFound, Refusal } from '#server/http/errors.ts'
import { contains, orderBy } from '#server/http/query.ts'
import { type Env, staffOnly } from '#server/http/session.ts'
import { idParam, listQuery, validate } from '#server/http/validate.ts'

const SORTABLE = { id: users.id, name: users.name, email: users.email }
const ACCOUNTS = ne(users.role, 'guest')

type Row = typeof users.$inferSelect

/** What staff see of an account; never its password. */
const shown = ({ id, name, email, role, blockedAt, createdAt }: Row, actorId?: number) => ({
  id,
  name,
  email,
  role,
  blocked: blockedAt !== null,
  createdAt,
  self: id === actorId,
})

/** The accounts of the app, for staff: who there is, their roles, and whether they may sign in. */
export const userRoutes = new Hono<Env>()
  .use(staffOnly)
  .get('/', validate('query', listQuery(['id', 'name', 'email'])), async (c) => {
    const { q, page, pageSize, sort } = c.req.valid('query')
    const found = q ? or(contains(users.name, q), contains(users.email, q)) : undefined
    const where = and(ACCOUNTS, found)
    const rows = await db
      .select()
      .from(users)
      .where(where)
      .orderBy(...orderBy(sort, SORTABLE), users.id)
      .limit(pageSize)
      .offset((page - 1) * pageSize)
    const [counted] = await db.select({ total: count() }).from(users).where(where)
    const items = rows.map((row) => shown(row, c.var.actor?.id))
    return c.json({ items, total: counted?.total ?? 0, page, pageSize })
  })
  .post('/', validate('json', newUserInput), async (c) => {
    const values = await accountValues(c.req.valid('json'), 'Search for it in the list.')
    const [made] = await db
      .insert(users)
      .values({ ...values, createdAt: new Date().toISOString() })
      .returning()
    if (!made) throw new Refusal(500, 'The account could not be made. Please try again.')
    return c.json(shown(made), 201)
  })
  .patch('/:id', validate('param', idParam), validate('json', userChange), async (c) => {
    const { id } = c.req.valid('param')
    const change = c.req.valid('json')
    // Whoever acts stays: so there is always somebody of the staff who can sign in.
    if (id === c.var.actor?.id) {
      throw new Refusal(409, 'Your own account can only be changed by others of the staff.')
    }
    const values =
      'role' in change
        ? { role: change.role }
        : { blockedAt: change.blocked ? new Date().toISOString() : null }
    const [changed] = await db
      .update(users)
      .set(values)
      .where(and(eq(users.id, id), ACCOUNTS))
      .returning()
    if (!changed) throw notFound('account')
    if (changed.blockedAt) await db.delete(sessions).where(eq(sessions.userId, id))
    return c.json(shown(changed))
  })
