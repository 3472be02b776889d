import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { demoCredentials } from '#features/account/demo.ts'
import { accountValues } from '#features/account/opening.ts'
import { hashPassword, passwordMatches } from '#features/account/password.ts'
import { passwordInput, registerInput, signInInput } from '#features/account/schemas.ts'
import { users } from '#server/db/accounts.ts'
import { db } from '#server/db/client.ts'
import { Refusal } from '#server/http/errors.ts'
import {
  type Actor,
  type Env,
  endSession,
  isStaff,
  requireMember,
  startSession,
} from '#server/http/session.ts'
import { validate } from '#server/http/validate.ts'

const shown = (actor: Actor) => ({ ...actor, staff: isStaff(actor) })

const WINDOW_MS = 10 * 60_000
const TRIES = 10
const failures = new Map<string, { count: number; until: number }>()

/** Refuses an address after too many wrong passwords in ten minutes. */
function mustNotGuess(email: string) {
  const entry = failures.get(email)
  if (entry && entry.until > Date.now() && entry.count >= TRIES) {
    throw new Refusal(429, 'Too many tries. Please wait ten minutes and try again.')
  }
}

function rememberFailure(email: string) {
  const entry = failures.get(email)
  const fresh = !entry || entry.until < Date.now()
  failures.set(email, { count: fresh ? 1 : entry.count + 1, until: Date.now() + WINDOW_MS })
  if (failures.size > 10_000) failures.clear()
}

/** Register, sign in, sign out, change of password. */
export const accountRoutes = new Hono<Env>()
  .get('/', (c) => {
    const { actor } = c.var
    return c.json({ account: actor && actor.role !== 'guest' ? shown(actor) : null })
  })
  .get('/demo', (c) => c.json(demoCredentials()))
  .post('/', validate('json', registerInput), async (c) => {
    const values = await accountValues(c.req.valid('json'))
    const { actor } = c.var
    // What a guest has made before registering stays theirs.
    const [account] =
      actor?.role === 'guest'
        ? await db.update(users).set(values).where(eq(users.id, actor.id)).returning()
        : await db
            .insert(users)
            .values({ ...values, createdAt: new Date().toISOString() })
            .returning()
    if (!account) throw new Refusal(500, 'The account could not be made. Please try again.')
    await endSession(c)
    await startSession(c, account.id)
    const { name, email, role } = values
    return c.json(shown({ id: account.id, name, email, role }), 201)
  })
  .post('/sign-in', validate('json', signInInput), async (c) => {
    const { email, password } = c.req.valid('json')
    const address = email.toLowerCase()
    mustNotGuess(address)
    const [found] = await db.select().from(users).where(eq(users.email, address))
    if (!(await passwordMatches(password, found?.passwordHash ?? null)) || !found) {
      rememberFailure(address)
      throw new Refusal(401, 'The e-mail address or the password is not right.')
    }
    if (found.blockedAt) {
      throw new Refusal(403, 'This account is blocked. Please ask the people who run this site.')
    }
    await endSession(c)
    await startSession(c, found.id)
    return c.json(shown({ id: found.id, name: found.name, email: found.email, role: found.role }))
  })
  .post('/sign-out', async (c) => {
    await endSession(c)
    return c.json({})
  })
  .post('/password', validate('json', passwordInput), async (c) => {
    const actor = requireMember(c)
    const { current, next } = c.req.valid('json')
    const [found] = await db.select().from(users).where(eq(users.id, actor.id))
    if (!(await passwordMatches(current, found?.passwordHash ?? null))) {
      throw new Refusal(422, 'Please check the marked fields.', {
        current: 'This is not your password.',
      })
    }
    await db
      .update(users)
      .set({ passwordHash: await hashPassword(next) })
      .where(eq(users.id, actor.id))
    return c.json({})
  })
