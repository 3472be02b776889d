import { Receipt } from 'lucide-react'
import { Fact, Facts } from '#components/facts.tsx'
import { QueryView } from '#components/query-view.tsx'
import { RecordCard } from '#components/record-card.tsx'
import { EmptyState, LoadingCards } from '#components/states.tsx'
import { StatusBadge } from '#components/values.tsx'
import { useOrderHistory } from '#features/shop/shop-api.ts'
import { formatDate, formatMoney } from '#lib/format.ts'

/** The orders of the visitor, the newest first. */
export function OrderHistory() {
  return (
    <QueryView query={useOrderHistory()} loading={<LoadingCards count={3} />}>
      {(orders) =>
        orders.length === 0 ? (
          <EmptyState
            icon={Receipt}
            title="No orders yet"
            text="An order appears here as soon as it is placed."
          />
        ) : (
          <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
            {orders.map((order) => (
              <RecordCard
                key={order.id}
                title={`Order ${order.number}`}
                to={`/shop/orders/${order.id}`}
                badges={order.status ? <StatusBadge value={order.status} /> : undefined}
                text={order.lines.map(({ title }) => title).join(', ')}
                facts={
                  <Facts>
                    <Fact label="Ordered">{formatDate(order.createdAt)}</Fact>
                    <Fact label="Total">{formatMoney(order.total, order.currency)}</Fact>
                  </Facts>
                }
              />
            ))}
          </div>
        )
      }
    </QueryView>
  )
}
