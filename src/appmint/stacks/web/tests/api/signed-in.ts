import { demoCredentials } from '#features/account/demo.ts'
import { visitor } from './visitor.ts'

/** A visitor who has signed in with the demo account of the role. */
export async function signedIn(role: string) {
  const found = demoCredentials().find((each) => each.role === role)
  const person = visitor()
  await person('POST', '/api/account/sign-in', { email: found?.email, password: found?.password })
  return person
}
