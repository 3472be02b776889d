import { ShoppingCart } from 'lucide-react'
import { useNavigate } from 'react-router'
import { StatusBadge } from '#components/values.tsx'
import { isSoldOut } from '#features/shop/cart.ts'
import { useAddToCart } from '#features/shop/shop-api.ts'
import { messageOf } from '#lib/api.ts'
import { toast } from '#lib/toasts.ts'
import { Button, type ButtonProps } from '#ui/button.tsx'

export interface AddToCartProps {
  id: number
  title: string
  /** The address of the cart's page. */
  cart: string
  quantity?: number
  /** How many there are; null where nobody counts them. */
  stock?: number | null
  size?: ButtonProps['size']
}

/** Puts a product into the cart, while there is some of it. */
export function AddToCart({
  id,
  title,
  cart,
  quantity = 1,
  stock = null,
  size = 'sm',
}: AddToCartProps) {
  const add = useAddToCart()
  const navigate = useNavigate()
  const put = () =>
    add.mutate(
      { productId: id, quantity },
      {
        onSuccess: () =>
          toast(`${title} is in your cart.`, {
            action: { label: 'View cart', onClick: () => navigate(cart) },
          }),
        onError: (error) => toast(messageOf(error), { tone: 'danger' }),
      },
    )
  if (isSoldOut(stock)) {
    return <StatusBadge value="Sold out" />
  }
  return (
    <Button size={size} disabled={add.isPending} aria-label={`Add to cart: ${title}`} onClick={put}>
      <ShoppingCart aria-hidden="true" />
      Add to cart
    </Button>
  )
}
