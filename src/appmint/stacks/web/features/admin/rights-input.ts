import { z } from 'zod'
import { roles, staffRoles } from '#shared/roles.ts'

/** What staff may take from a role, or give to it: to add, change or delete records of a kind. */
export const actions = ['create', 'update', 'delete'] as const
export type Action = (typeof actions)[number]

/** The role of whoever has no account. */
export const GUEST = 'guest'

/** The roles whose rights can be changed. */
export const changeableRoles = [...roles.filter((name) => !staffRoles.includes(name)), GUEST]

/** A right of a role; `allowed` null: as the app's own rules have it. */
export const rightInput = z.object({
  role: z.string().refine((role) => changeableRoles.includes(role), 'Choose a role.'),
  records: z.string().regex(/^[a-z0-9-]{1,80}$/, 'Choose a kind of record.'),
  action: z.enum(actions),
  allowed: z.boolean().nullable(),
})
