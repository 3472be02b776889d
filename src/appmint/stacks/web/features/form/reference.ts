import { randomInt } from 'node:crypto'

/** Without letters and digits that are easily taken for each other. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A reference to quote on the phone: "BO-7K3QX9". */
export function newReference(prefix: string): string {
  let signs = ''
  while (signs.length < 6) {
    signs += SIGNS[randomInt(SIGNS.length)] ?? ''
  }
  return `${prefix}-${signs}`
}
