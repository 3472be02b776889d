import { CircleX } from 'lucide-react'
import { useCancelOrder } from '#features/shop/shop-api.ts'
import { messageOf } from '#lib/api.ts'
import { toast } from '#lib/toasts.ts'
import { Button } from '#ui/button.tsx'

/** Cancels an order of one's own of which nothing is sent or done yet. */
export function CancelOrder({ id, number }: { id: number; number: string }) {
  const cancel = useCancelOrder()
  return (
    <Button
      variant="outline"
      className="justify-self-start"
      disabled={cancel.isPending}
      onClick={() =>
        cancel.mutate(id, {
          onSuccess: () => toast(`Order ${number} is cancelled.`),
          onError: (error) => toast(messageOf(error), { tone: 'danger' }),
        })
      }
    >
      <CircleX aria-hidden="true" /> Cancel this order
    </Button>
  )
}
