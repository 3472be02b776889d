import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, Buffer>(scrypt)
const BYTES = 32

/** "salt:key", both in hex. */
export async function hashPassword(password: string) {
  const salt = randomBytes(16)
  const key = await derive(password, salt, BYTES)
  return `${salt.toString('hex')}:${key.toString('hex')}`
}

/** Whether the password is the one the hash was made of; takes as long when there is no hash. */
export async function passwordMatches(password: string, hash: string | null) {
  const [salt, key] = (hash ?? `${'00'.repeat(16)}:${'00'.repeat(BYTES)}`).split(':')
  const found = await derive(password, Buffer.from(salt ?? '', 'hex'), BYTES)
  const wanted = Buffer.from(key ?? '', 'hex')
  return found.length === wanted.length && timingSafeEqual(found, wanted) && hash !== null
}
