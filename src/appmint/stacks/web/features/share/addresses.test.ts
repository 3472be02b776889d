import { expect, test } from 'vitest'
import { shareAddresses } from './addresses.ts'

test('every address carries the link, and no mark of the title breaks it', () => {
  const made = shareAddresses('Bread & butter?', 'http://localhost/loaves/3')
  for (const { href } of made) {
    expect(href).toContain('http%3A%2F%2Flocalhost%2Floaves%2F3')
    expect(href).not.toContain('Bread & butter?')
  }
  expect(made.map(({ name }) => name)).toEqual(['E-mail', 'WhatsApp', 'Facebook', 'X'])
})
