import { z } from 'zod'
import { password } from '#features/account/schemas.ts'
import * as field from '#shared/fields.ts'
import { roles } from '#shared/roles.ts'

const role = z.string().refine((name) => roles.includes(name), 'Choose a role.')

/** An account that staff open for somebody. */
export const newUserInput = z.object({
  name: field.text('a name', 80),
  email: field.email(),
  password,
  role,
})

/** Another role, or whether the account is blocked. */
export const userChange = z.union([z.object({ role }), z.object({ blocked: z.boolean() })])
