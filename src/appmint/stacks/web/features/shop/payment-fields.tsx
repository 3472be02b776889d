import { Info } from 'lucide-react'
import { TextField } from '#components/fields.tsx'
import { isCard, paidAtOnce } from '#features/shop/payment-card.ts'

/** How a checkout is paid for that moves no money, and says so; a card unless another way is chosen. */
export function PaymentFields({ method = 'Card' }: { method?: string }) {
  if (!isCard(method)) {
    return (
      <p className="flex items-start gap-3 rounded-lg bg-component-soft p-4 text-component-soft-foreground text-sm">
        <Info aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
        {paidAtOnce(method)
          ? `This is a demonstration: no money moves. ${method} would take over here; the order counts as paid.`
          : `This is a demonstration: no money moves. The order is placed; ${method} would follow.`}
      </p>
    )
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-5">
      <legend className="mb-3 font-semibold text-lg">Payment</legend>
      <p className="flex items-start gap-3 rounded-lg bg-component-soft p-4 text-component-soft-foreground text-sm">
        <Info aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
        This is a demonstration: no money moves. Card details are checked for their form only and
        are never kept. Use 4242 4242 4242 4242.
      </p>
      <TextField name="cardNumber" label="Card number" autoComplete="cc-number" required />
      <div className="grid grid-cols-2 gap-5">
        <TextField
          name="cardExpiry"
          label="Expires"
          placeholder="MM/YY"
          autoComplete="cc-exp"
          required
        />
        <TextField name="cardCode" label="Security code" autoComplete="cc-csc" required />
      </div>
    </fieldset>
  )
}
