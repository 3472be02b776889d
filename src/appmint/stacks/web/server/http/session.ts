import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { sessions, users } from '#server/db/accounts.ts'
import { db } from '#server/db/client.ts'
import { Refusal } from '#server/http/errors.ts'
import { staffRoles } from '#shared/roles.ts'

/** Whoever makes a request: an account, or a guest known by a cookie only (role "guest"). */
export type Actor = { id: number; name: string; email: string | null; role: string }
export type Env = {
  Variables: {
    actor: Actor | null
    /** Whether staff have given the role of who asks the right to what is asked. */
    granted?: boolean
  }
}

const COOKIE = 'session'
const LIFETIME_S = 60 * 60 * 24 * 30

const digest = (token: string) => createHash('sha256').update(token).digest('hex')

/** Reads the session cookie into `c.var.actor`; blocked accounts have no session. */
export const withActor = createMiddleware<Env>(async (c, next) => {
  const token = getCookie(c, COOKIE)
  c.set('actor', null)
  if (token) {
    const [found] = await db
      .select({ id: users.id, name: users.name, email: users.email, role: users.role })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(
        and(
          eq(sessions.token, digest(token)),
          gt(sessions.expiresAt, Date.now()),
          isNull(users.blockedAt),
        ),
      )
    c.set('actor', found ?? null)
  }
  await next()
})

/** Starts a session for a user and sets its cookie. */
export async function startSession(c: Context<Env>, userId: number) {
  const token = randomBytes(32).toString('base64url')
  await db
    .insert(sessions)
    .values({ token: digest(token), userId, expiresAt: Date.now() + LIFETIME_S * 1000 })
  setCookie(c, COOKIE, token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: LIFETIME_S,
    secure: c.req.header('x-forwarded-proto') === 'https',
  })
}

/** Ends the session of this request. */
export async function endSession(c: Context<Env>) {
  const token = getCookie(c, COOKIE)
  if (token) await db.delete(sessions).where(eq(sessions.token, digest(token)))
  setCookie(c, COOKIE, '', { path: '/', maxAge: 0 })
}

/** The one who asks; a first-time visitor becomes a guest, so that what they make stays theirs. */
export async function ensureActor(c: Context<Env>): Promise<Actor> {
  if (c.var.actor) return c.var.actor
  const [guest] = await db
    .insert(users)
    .values({ name: 'Guest', role: 'guest', createdAt: new Date().toISOString() })
    .returning({ id: users.id, name: users.name, email: users.email, role: users.role })
  if (!guest) throw new Refusal(500, 'A session could not be started. Please try again.')
  await startSession(c, guest.id)
  c.set('actor', guest)
  return guest
}

export const isStaff = (actor: Actor | null) => actor !== null && staffRoles.includes(actor.role)

/** Whether somebody has an account, and is no guest. */
export const isMember = (actor: Actor | null) => actor !== null && actor.role !== 'guest'

/** Whether a record is this person's own, or theirs to look after. */
export const mayTouch = (actor: Actor | null, ownerId: number | null) =>
  isStaff(actor) || (actor !== null && ownerId === actor.id)

/** The signed-in account that asks. Refuses guests. */
export function requireMember(c: Context<Env>): Actor {
  const { actor } = c.var
  if (!actor || actor.role === 'guest') throw new Refusal(401, 'Please sign in first.')
  return actor
}

/** The account that asks, if it has one of the roles. */
export function requireRole(c: Context<Env>, ...allowed: string[]): Actor {
  const actor = requireMember(c)
  if (!c.var.granted && !allowed.includes(actor.role) && !isStaff(actor)) {
    throw new Refusal(403, 'Your account may not do this.')
  }
  return actor
}

/** Lets accounts through, and no strangers. */
export const membersOnly = createMiddleware<Env>(async (c, next) => {
  requireMember(c)
  await next()
})

/** Lets staff through and nobody else. */
export const staffOnly = createMiddleware<Env>(async (c, next) => {
  requireRole(c, ...staffRoles)
  await next()
})
