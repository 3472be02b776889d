import { eq } from 'drizzle-orm'
import { hashPassword } from '#features/account/password.ts'
import { users } from '#server/db/accounts.ts'
import { db } from '#server/db/client.ts'
import { Refusal } from '#server/http/errors.ts'

export type NewAccount = { name: string; email: string; password: string; role: string }

/** The row of a new account. Refuses an address that has one; `otherwise` says what to do then. */
export async function accountValues(
  { name, email, password, role }: NewAccount,
  otherwise = 'Please sign in.',
) {
  const address = email.toLowerCase()
  const taken = await db.select({ id: users.id }).from(users).where(eq(users.email, address))
  if (taken.length > 0) {
    const message = `There is an account with this address already. ${otherwise}`
    throw new Refusal(409, message, { email: message })
  }
  return { name, email: address, role, passwordHash: await hashPassword(password) }
}
