import { ShoppingCart } from 'lucide-react'
import { Link } from 'react-router'
import { useCart } from '#features/shop/shop-api.ts'
import { Button } from '#ui/button.tsx'

/** In the header: the way to the cart, with how many pieces are in it. */
export function CartLink({ to }: { to: string }) {
  const count = useCart().data?.count ?? 0
  const pieces = count === 1 ? '1 piece' : `${count} pieces`
  return (
    <Button asChild variant="secondary" size="sm" className="relative min-h-10">
      <Link to={to} aria-label={`Cart, ${pieces}`}>
        <ShoppingCart aria-hidden="true" />
        <span className="max-sm:hidden">Cart</span>
        <span
          aria-hidden="true"
          className="grid h-5 min-w-5 place-items-center rounded-full bg-component-soft-foreground px-1 font-semibold text-component-soft text-xs tabular-nums"
        >
          {count}
        </span>
      </Link>
    </Button>
  )
}
