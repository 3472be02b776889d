import { expect, test } from 'vitest'
import { z } from 'zod'
import { cardIfChosen, checkCard, isCard, paidAtOnce, paymentCard } from './payment-card.ts'

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

test('whatever is wrong with a card is said in a sentence', () => {
  const card = z.object(paymentCard)
  for (const typed of ['', '09/2034 or so', '13/34', 'x'.repeat(200)]) {
    const refused = card.safeParse({ cardNumber: typed, cardExpiry: typed, cardCode: typed })
    const said = refused.error?.issues.map((each) => each.message) ?? []
    expect(new Set(refused.error?.issues.map((each) => each.path[0])).size).toBe(3)
    expect(said.filter((sentence) => !/^(Enter|This is) .+\.$/.test(sentence))).toEqual([])
  }
})

test('a transfer and cash are paid later', () => {
  expect(['Credit card', 'WeChat Pay', 'PayPal'].every(paidAtOnce)).toBe(true)
  expect(['Bank transfer', 'Cash on delivery'].some(paidAtOnce)).toBe(false)
})

test('another way to pay needs no card', () => {
  expect(order.safeParse({ method: 'Bank transfer' }).success).toBe(true)
})
