import { PageBody } from '#components/page.tsx'
import { OrderHistory } from '#features/shop/order-history.tsx'

/** The orders of the visitor. */
export function OrdersPage() {
  return (
    <PageBody title="Your orders">
      <OrderHistory />
    </PageBody>
  )
}
