import { z } from 'zod'
import * as field from '#shared/fields.ts'
import { roles, staffRoles } from '#shared/roles.ts'

export const password = z
  .string({ error: 'Enter a password.' })
  .min(10, 'Use at least 10 characters.')
  .max(200, 'Use at most 200 characters.')

/** Who may be registered by anybody: every role but staff's. */
export const openRoles = roles.filter((role) => !staffRoles.includes(role))

export const signInInput = z.object({
  email: field.email(),
  password: z.string().min(1, 'Enter your password.').max(200),
})

export const registerInput = z.object({
  name: field.text('your name', 80),
  email: field.email(),
  password,
  role: z.string().refine((role) => openRoles.includes(role), 'Choose a kind of account.'),
})

export const passwordInput = z.object({
  current: z.string().min(1, 'Enter your password of now.').max(200),
  next: password,
})
