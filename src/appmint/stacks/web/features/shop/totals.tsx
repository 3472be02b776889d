import type { Cart } from '#features/shop/cart.ts'
import type { AppliedCoupon } from '#features/shop/coupon.ts'
import { formatMoney } from '#lib/format.ts'

export interface TotalsProps {
  cart: Pick<Cart, 'count' | 'total' | 'currency'>
  coupon?: AppliedCoupon | null
}

/** What a cart comes to. */
export function Totals({ cart, coupon = null }: TotalsProps) {
  return (
    <dl className="flex flex-col gap-3">
      <div className="flex justify-between gap-4 text-sm">
        <dt className="text-muted-foreground">Pieces</dt>
        <dd className="tabular-nums">{cart.count}</dd>
      </div>
      {coupon ? (
        <div className="flex justify-between gap-4 text-sm">
          <dt className="text-muted-foreground">Coupon {coupon.code}</dt>
          <dd className="tabular-nums">{formatMoney(-coupon.off, cart.currency)}</dd>
        </div>
      ) : null}
      <div className="flex items-baseline justify-between gap-4 border-t pt-3">
        <dt className="font-semibold">Total</dt>
        <dd className="font-bold text-2xl tabular-nums">
          {formatMoney(cart.total - (coupon?.off ?? 0), cart.currency)}
        </dd>
      </div>
    </dl>
  )
}
