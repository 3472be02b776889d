import { expect, test } from 'vitest'
import { amountOff, whileTyped, whyRefused } from './coupon.ts'

const order = { total: 5000, currency: 'USD', today: '2030-05-10' }

test('a coupon holds until its last day', () => {
  expect(whyRefused({ until: '2030-05-10' }, order)).toBeNull()
  expect(whyRefused({ until: '2030-05-09' }, order)).toBe('This coupon is no longer valid.')
})

test('a coupon that is used up or withdrawn is refused', () => {
  expect(whyRefused({ left: 0 }, order)).toBe('This coupon can no longer be used.')
  expect(whyRefused({ left: 3, inUse: false }, order)).toBe('This coupon can no longer be used.')
})

test('a coupon asks for its smallest order', () => {
  expect(whyRefused({ minimum: 5000 }, order)).toBeNull()
  expect(whyRefused({ minimum: 6000 }, order)).toBe('This coupon is for orders of $60.00 or more.')
})

test('a code that is changed after it was applied takes nothing off', () => {
  const coupon = { code: 'SPRING15', off: 300 }
  expect(whileTyped(coupon, ' spring15 ')).toBe(coupon)
  expect(whileTyped(coupon, 'SPRING')).toBeNull()
  expect(whileTyped(null, '')).toBeNull()
})

test('a discount is a part of the total and no more', () => {
  expect(amountOff(15, 1999)).toBe(300)
  expect(amountOff(250, 1999)).toBe(1999)
  expect(amountOff(-5, 1999)).toBe(0)
})
