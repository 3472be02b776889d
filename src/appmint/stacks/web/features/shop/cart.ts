import { z } from 'zod'

/** One product in a cart. Money in minor units. */
export interface CartLine {
  id: number
  productId: number
  title: string
  price: number
  quantity: number
  image: string | null
}

export interface Cart {
  lines: CartLine[]
  /** How many pieces, of all products together. */
  count: number
  total: number
  currency: string
}

/** What an order is made of when it is shown. */
export interface Order {
  id: number
  number: string
  status: string | null
  total: number
  currency: string
  createdAt: string
  lines: { id: number; title: string; quantity: number; price: number }[]
  /** What was written at the checkout: "Address", "12 Mill Lane". */
  details: { label: string; value: string }[]
}

export const MOST_PIECES = 99

const pieces = z
  .number({ error: 'Enter how many.' })
  .int('Enter a whole number.')
  .min(1, 'Enter at least 1.')
  .max(MOST_PIECES, `Enter at most ${MOST_PIECES}.`)

export const addInput = z.object({
  productId: z.number().int().positive(),
  quantity: pieces.default(1),
})

export const quantityInput = z.object({ quantity: pieces })

/** The lines with what they come to. */
export function summed(lines: CartLine[], currency: string): Cart {
  return {
    lines,
    count: lines.reduce((sum, line) => sum + line.quantity, 0),
    total: lines.reduce((sum, line) => sum + line.price * line.quantity, 0),
    currency,
  }
}
