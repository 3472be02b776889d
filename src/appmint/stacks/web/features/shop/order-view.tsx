import { Fact, Facts } from '#components/facts.tsx'
import { StatusBadge } from '#components/values.tsx'
import type { Order } from '#features/shop/cart.ts'
import { formatDate, formatMoney } from '#lib/format.ts'
import { Card } from '#ui/card.tsx'

/** An order's lines and total, with what was written at the checkout. */
export function OrderView({ order }: { order: Order }) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(16rem,2fr)]">
      <Card className="min-w-0">
        <ul aria-label="Ordered" className="divide-y">
          {order.lines.map((line) => (
            <li key={line.id} className="flex items-baseline justify-between gap-4 px-5 py-4">
              <span className="min-w-0">
                <span className="text-muted-foreground tabular-nums">{line.quantity} × </span>
                {line.title}
              </span>
              <span className="shrink-0 font-medium tabular-nums">
                {formatMoney(line.price * line.quantity, order.currency)}
              </span>
            </li>
          ))}
        </ul>
        {order.coupon ? (
          <p className="flex items-baseline justify-between gap-4 border-t px-5 py-4">
            <span>Coupon {order.coupon.code}</span>
            <span className="shrink-0 font-medium tabular-nums">
              {formatMoney(-order.coupon.off, order.currency)}
            </span>
          </p>
        ) : null}
        <p className="flex items-baseline justify-between gap-4 border-t bg-component-soft px-5 py-4 font-bold text-component-soft-foreground text-lg">
          <span>Total</span>
          <span className="tabular-nums">{formatMoney(order.total, order.currency)}</span>
        </p>
      </Card>
      <Facts layout="panel">
        <Fact label="Order number">{order.number}</Fact>
        <Fact label="Ordered">{formatDate(order.createdAt)}</Fact>
        {order.status ? (
          <Fact label="Status">
            <StatusBadge value={order.status} />
          </Fact>
        ) : null}
        {order.details.map(({ label, value }) => (
          <Fact key={label} label={label}>
            {value}
          </Fact>
        ))}
      </Facts>
    </div>
  )
}
