import { hashPassword } from '#features/account/password.ts'
import { roleLabels, roles } from '#shared/roles.ts'

const PASSWORD = 'demo-password'

const labelOf = (role: string) => roleLabels[role] ?? role
const emailOf = (role: string) => `${role.replaceAll('_', '.')}@example.com`

/** Demo accounts are part of a preview; `DEMO_ACCOUNTS=off` leaves them out. */
export const demoOffered = () => process.env.DEMO_ACCOUNTS !== 'off'

/** One account for each role, for the sign-in form to offer. */
export const demoCredentials = () =>
  demoOffered()
    ? roles.map((role) => ({
        role,
        label: labelOf(role),
        email: emailOf(role),
        password: PASSWORD,
      }))
    : []

/** The rows of the demo accounts; without a password that fits anything when switched off. */
export async function demoAccounts() {
  const passwordHash = demoOffered() ? await hashPassword(PASSWORD) : null
  return roles.map((role) => ({
    name: `Demo ${labelOf(role).toLowerCase()}`,
    email: emailOf(role),
    passwordHash,
    role,
    createdAt: new Date().toISOString(),
  }))
}
