import { expect, test } from 'vitest'
import { z } from 'zod'
import { cardIfChosen, checkCard, isCard } from './payment-card.ts'

const order = z
  .object({ method: z.string(), ...cardIfChosen })
  .superRefine((values, context) => checkCard(values.method, values, context))

test('a card is asked for where one pays by card', () => {
  expect(isCard('Credit card')).toBe(true)
  expect(isCard('PayPal')).toBe(false)
  const refused = order.safeParse({ method: 'Credit card', cardNumber: '1' })
  expect(refused.error?.issues.map((each) => each.path[0])).toEqual([
    'cardNumber',
    'cardExpiry',
    'cardCode',
  ])
})

test('another way to pay needs no card', () => {
  expect(order.safeParse({ method: 'Bank transfer' }).success).toBe(true)
})
