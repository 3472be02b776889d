import { CircleCheck } from 'lucide-react'
import { Link, useLocation } from 'react-router'
import { PageBody } from '#components/page.tsx'
import { QueryView } from '#components/query-view.tsx'
import { LoadingFacts } from '#components/states.tsx'
import { CancelOrder } from '#features/shop/cancel-order.tsx'
import { OrderView } from '#features/shop/order-view.tsx'
import { useOrderSlip } from '#features/shop/shop-api.ts'
import { useRecordId } from '#lib/record-id.ts'
import { Button } from '#ui/button.tsx'

/** One order of the visitor; right after the checkout it is the confirmation. */
export function OrderPage() {
  const order = useOrderSlip(useRecordId())
  const placed = (useLocation().state as { placed?: boolean } | null)?.placed === true
  const number = order.data?.number
  const title = number ? `Order ${number}` : 'Order'
  return (
    <PageBody
      title={placed && number ? `Thank you for your order ${number}` : title}
      back="/shop/orders"
    >
      <QueryView query={order} loading={<LoadingFacts />}>
        {(slip) => (
          <>
            {placed ? (
              <div className="flex flex-wrap items-center gap-4 rounded-xl border border-l-4 border-l-success bg-surface p-5 text-surface-foreground shadow-card">
                <CircleCheck aria-hidden="true" className="size-8 shrink-0 text-success" />
                <p className="min-w-0 grow basis-52">
                  {slip.status === 'Paid'
                    ? 'We have received your order, and it is paid.'
                    : 'We have received your order.'}{' '}
                  Its number is <strong>{slip.number}</strong>. No money has been moved.
                </p>
                <Button asChild variant="outline">
                  <Link to="/shop/orders">Your orders</Link>
                </Button>
              </div>
            ) : null}
            <OrderView order={slip} />
            {slip.cancellable ? <CancelOrder id={slip.id} number={slip.number} /> : null}
          </>
        )}
      </QueryView>
    </PageBody>
  )
}
