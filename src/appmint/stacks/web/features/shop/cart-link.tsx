import { ShoppingCart } from 'lucide-react'
import { Link } from 'react-router'
import { useCart } from '#features/shop/shop-api.ts'
import { Button } from '#ui/button.tsx'

/** In the header: the way to the cart, with how many pieces are in it. */
export function CartLink({ to }: { to: string }) {
  const count = useCart().data?.count ?? 0
  return (
    <Button asChild variant="secondary" size="sm" className="min-h-10">
      <Link to={to}>
        <ShoppingCart aria-hidden="true" />
        <span className="sr-only">Cart </span>
        <span className="grid h-5 min-w-5 place-items-center rounded-full bg-component-soft-foreground px-1 font-semibold text-component-soft text-xs tabular-nums">
          {count}
        </span>
        <span className="sr-only">{count === 1 ? ' piece' : ' pieces'}</span>
      </Link>
    </Button>
  )
}
