import { useState } from 'react'
import { Section } from '#components/page.tsx'
import { AddToCart } from '#features/shop/add-to-cart.tsx'
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
}

/** On a product's page: its price, how many, and into the cart. */
export function BuyPanel({ id, title, cart, price, currency }: BuyPanelProps) {
  const [quantity, setQuantity] = useState(1)
  if (price === null) {
    return null
  }
  return (
    <Section heading="Buy">
      <Card className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 p-5 sm:p-6">
        <p className="font-bold text-3xl tabular-nums">{formatMoney(price, currency)}</p>
        <div className="flex flex-wrap items-center gap-3">
          <Quantity label={`Quantity of ${title}`} value={quantity} onChange={setQuantity} />
          <AddToCart id={id} title={title} cart={cart} quantity={quantity} size="lg" />
        </div>
      </Card>
    </Section>
  )
}
