import { useState } from 'react'
import { Section } from '#components/page.tsx'
import { AddToCart } from '#features/shop/add-to-cart.tsx'
import { isSoldOut } from '#features/shop/cart.ts'
import { Quantity } from '#features/shop/quantity.tsx'
import { formatMoney } from '#lib/format.ts'
import { Card } from '#ui/card.tsx'

export interface BuyPanelProps {
  id: number
  title: string
  cart: string
  /** In minor units; null where the product has no price. */
  price: number | null
  currency: string
  /** How many there are; null where nobody counts them. */
  stock?: number | null
}

/** On a product's page: its price, how many, and into the cart. */
export function BuyPanel({ id, title, cart, price, currency, stock = null }: BuyPanelProps) {
  const [quantity, setQuantity] = useState(1)
  if (price === null) {
    return null
  }
  return (
    <Section heading="Buy">
      <Card className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 p-5 sm:p-6">
        <p className="font-bold text-3xl tabular-nums">{formatMoney(price, currency)}</p>
        <div className="flex flex-wrap items-center gap-3">
          {isSoldOut(stock) ? null : (
            <Quantity
              label={`Quantity of ${title}`}
              value={quantity}
              stock={stock}
              onChange={setQuantity}
            />
          )}
          <AddToCart
            id={id}
            title={title}
            cart={cart}
            quantity={quantity}
            stock={stock}
            size="lg"
          />
        </div>
      </Card>
    </Section>
  )
}
