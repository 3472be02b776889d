import { expect, test } from 'vitest'
import { limitOf, mostPieces, refusedPieces } from './cart.ts'

const line = { title: 'Oat white', quantity: 3 }

test('an order has no more of a product than there is', () => {
  expect(refusedPieces({ ...line, stock: 3 })).toBeNull()
  expect(refusedPieces({ ...line, stock: 2 })).toBe('Oat white: only 2 left.')
  expect(refusedPieces({ ...line, stock: 0 })).toBe('Oat white is sold out.')
})

test('what nobody counts is ordered by the thousand', () => {
  expect(refusedPieces({ ...line, quantity: 5000, stock: null })).toBeNull()
  expect(refusedPieces({ ...line, quantity: 10_000, stock: null })).toBe(
    'Oat white: at most 9999 in one order.',
  )
})

test('half a piece and a debt are no stock', () => {
  expect(mostPieces(2.5)).toBe(2)
  expect(mostPieces(-1)).toBe(0)
  expect(limitOf(1)).toBe('Only 1 left.')
})
