import type { Cart } from '#features/shop/cart.ts'
import { formatMoney } from '#lib/format.ts'

/** What a cart comes to. */
export function Totals({ cart }: { cart: Pick<Cart, 'count' | 'total' | 'currency'> }) {
  return (
    <dl className="flex flex-col gap-3">
      <div className="flex justify-between gap-4 text-sm">
        <dt className="text-muted-foreground">Pieces</dt>
        <dd className="tabular-nums">{cart.count}</dd>
      </div>
      <div className="flex items-baseline justify-between gap-4 border-t pt-3">
        <dt className="font-semibold">Total</dt>
        <dd className="font-bold text-2xl tabular-nums">
          {formatMoney(cart.total, cart.currency)}
        </dd>
      </div>
    </dl>
  )
}
