import { ShoppingBag, ShoppingCart, Trash2 } from 'lucide-react'
import { Link } from 'react-router'
import { Cover } from '#components/cover.tsx'
import { QueryView } from '#components/query-view.tsx'
import { EmptyState, LoadingRows } from '#components/states.tsx'
import type { Cart, CartLine } from '#features/shop/cart.ts'
import { Quantity } from '#features/shop/quantity.tsx'
import { useCart, useRemoveLine, useSetQuantity } from '#features/shop/shop-api.ts'
import { Totals } from '#features/shop/totals.tsx'
import { messageOf } from '#lib/api.ts'
import { formatMoney } from '#lib/format.ts'
import { toast } from '#lib/toasts.ts'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'

/** The cart: quantities, what it comes to, and the way to the checkout. */
export function CartView({ shelf }: { shelf: string }) {
  return (
    <QueryView query={useCart()} loading={<LoadingRows count={3} />}>
      {(cart) =>
        cart.lines.length === 0 ? (
          <EmptyState
            icon={ShoppingCart}
            title="Your cart is empty"
            text="What you add stays here, also when you come back later."
            action={
              <div className="flex flex-wrap justify-center gap-3">
                <Button asChild>
                  <Link to={shelf}>Look around</Link>
                </Button>
                <Button asChild variant="outline">
                  <Link to="/shop/orders">Your orders</Link>
                </Button>
              </div>
            }
          />
        ) : (
          <Filled cart={cart} shelf={shelf} />
        )
      }
    </QueryView>
  )
}

function Filled({ cart, shelf }: { cart: Cart; shelf: string }) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
      <Card className="min-w-0">
        <ul aria-label="In your cart" className="divide-y">
          {cart.lines.map((line) => (
            <Line key={line.id} line={line} currency={cart.currency} />
          ))}
        </ul>
      </Card>
      <Card className="flex flex-col gap-5 p-5 sm:p-6 lg:sticky lg:top-24">
        <Totals cart={cart} />
        <Button asChild size="lg">
          <Link to="/shop/checkout">Checkout</Link>
        </Button>
        <div className="flex flex-wrap justify-between gap-2 text-sm">
          <Link className="link" to={shelf}>
            Keep looking
          </Link>
          <Link className="link" to="/shop/orders">
            Your orders
          </Link>
        </div>
      </Card>
    </div>
  )
}

function Line({ line, currency }: { line: CartLine; currency: string }) {
  const set = useSetQuantity()
  const remove = useRemoveLine()
  const failed = (error: unknown) => toast(messageOf(error), { tone: 'danger' })
  const take = () =>
    remove.mutate(line.id, {
      onSuccess: () => toast(`${line.title} was removed.`),
      onError: failed,
    })
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-3 p-4 sm:p-5">
      <div className="w-16 shrink-0 overflow-hidden rounded-lg sm:w-20">
        <Cover title={line.title} icon={ShoppingBag} src={line.image} ratio="square" />
      </div>
      <div className="min-w-32 grow basis-40">
        <p className="font-semibold">{line.title}</p>
        <p className="text-muted-foreground text-sm">{formatMoney(line.price, currency)} each</p>
      </div>
      <div className="flex grow items-center justify-between gap-4 sm:grow-0">
        <Quantity
          label={`Quantity of ${line.title}`}
          value={line.quantity}
          stock={line.stock}
          onChange={(quantity) => set.mutate({ id: line.id, quantity }, { onError: failed })}
        />
        <p className="min-w-20 text-right font-semibold tabular-nums">
          {formatMoney(line.price * line.quantity, currency)}
        </p>
        <Button
          variant="ghost"
          size="icon"
          aria-label={`Remove ${line.title}`}
          disabled={remove.isPending}
          onClick={take}
        >
          <Trash2 aria-hidden="true" />
        </Button>
      </div>
    </li>
  )
}
