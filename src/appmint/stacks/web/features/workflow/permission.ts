import type { Context } from 'hono'
import { Refusal } from '#server/http/errors.ts'
import { type Env, mayTouch, requireMember, requireRole } from '#server/http/session.ts'

/** Refuses those for whom a move is not; `ownerId` is who made the record. */
export function mustBeAllowed(c: Context<Env>, by: string, ownerId: number | null): void {
  if (by === 'anyone') {
    return
  }
  if (by === 'owner') {
    if (!mayTouch(c.var.actor, ownerId)) {
      throw new Refusal(403, 'This belongs to somebody else.')
    }
  } else if (by === 'member') {
    requireMember(c)
  } else {
    requireRole(c, by)
  }
}
