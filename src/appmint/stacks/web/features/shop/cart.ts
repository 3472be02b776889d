import { z } from 'zod'

/** One product in a cart. Money in minor units. */
export interface CartLine {
  id: number
  productId: number
  title: string
  price: number
  quantity: number
  image: string | null
  /** How many there are; null where nobody counts them. */
  stock: number | null
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
  /** Whether who made it may cancel it still. */
  cancellable: boolean
  total: number
  currency: string
  createdAt: string
  lines: { id: number; title: string; quantity: number; price: number }[]
  /** The coupon that was used, with what it took off. */
  coupon: { code: string; off: number } | null
  /** What was written at the checkout: "Address", "12 Mill Lane". */
  details: { label: string; value: string }[]
}

/** Of one product in one order; a dealer orders by the thousand. */
export const MOST_PIECES = 9999

/** How many of a product one order can have. */
export function mostPieces(stock: number | null): number {
  return stock === null ? MOST_PIECES : Math.max(0, Math.min(Math.floor(stock), MOST_PIECES))
}

export const isSoldOut = (stock: number | null) => mostPieces(stock) === 0

/** How many of a product are to be had at most, as a sentence. */
export function limitOf(stock: number | null): string {
  const most = mostPieces(stock)
  if (most === 0) {
    return 'Sold out.'
  }
  return most < MOST_PIECES ? `Only ${most} left.` : `At most ${MOST_PIECES} in one order.`
}

/** Why so many of a product cannot be ordered; null where they can. */
export function refusedPieces({
  title,
  quantity,
  stock,
}: Pick<CartLine, 'title' | 'quantity' | 'stock'>): string | null {
  if (quantity <= mostPieces(stock)) {
    return null
  }
  const limit = limitOf(stock)
  return isSoldOut(stock)
    ? `${title} is sold out.`
    : `${title}: ${limit.charAt(0).toLowerCase()}${limit.slice(1)}`
}

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
