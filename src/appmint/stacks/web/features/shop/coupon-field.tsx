import { useFormContext } from 'react-hook-form'
import { TextField } from '#components/fields.tsx'
import type { AppliedCoupon } from '#features/shop/coupon.ts'
import { useCoupon } from '#features/shop/shop-api.ts'
import { ApiError, messageOf } from '#lib/api.ts'
import { Button } from '#ui/button.tsx'

/** The code of a coupon at the checkout; applied, it shows what it takes off before one orders. */
export function CouponField({ onChange }: { onChange: (coupon: AppliedCoupon | null) => void }) {
  const { getValues, setError, clearErrors } = useFormContext<{ couponCode: string }>()
  const coupon = useCoupon()
  const apply = () =>
    coupon.mutate(getValues('couponCode'), {
      onSuccess: (found) => {
        clearErrors('couponCode')
        onChange(found)
      },
      onError: (error) => {
        const said = error instanceof ApiError ? error.fields.couponCode : undefined
        setError('couponCode', { message: said ?? messageOf(error) })
        onChange(null)
      },
    })
  return (
    <div className="flex items-start gap-3">
      <div className="min-w-0 grow">
        <TextField name="couponCode" label="Coupon code" autoComplete="off" />
      </div>
      <Button variant="outline" className="mt-7" disabled={coupon.isPending} onClick={apply}>
        Apply
      </Button>
    </div>
  )
}
