import { z } from 'zod'
import { formatMoney } from '#lib/format.ts'

/** A coupon that holds for a cart, with what it takes off in minor units. */
export interface AppliedCoupon {
  code: string
  off: number
}

/** On what it depends whether a coupon holds; what an app does not keep is absent. */
export interface CouponTerms {
  /** The last day, "YYYY-MM-DD". */
  until?: string | null
  /** What an order comes to at least, in minor units. */
  minimum?: number | null
  /** How often it can still be used. */
  left?: number | null
  inUse?: boolean
}

const code = z.string().trim().max(40, 'This is longer than any coupon code.')

export const couponInput = z.object({ couponCode: code.min(1, 'Enter the code of a coupon.') })

/** What a checkout takes beside the order. */
export const couponIfAny = { couponCode: code.default('') }

export const NO_SUCH_COUPON = 'There is no coupon with this code.'

/** Why a coupon does not hold for an order; null where it does. */
export function whyRefused(
  coupon: CouponTerms,
  order: { total: number; currency: string; today: string },
): string | null {
  if (coupon.until && coupon.until < order.today) {
    return 'This coupon is no longer valid.'
  }
  if (coupon.inUse === false || (coupon.left ?? 1) < 1) {
    return 'This coupon can no longer be used.'
  }
  if ((coupon.minimum ?? 0) > order.total) {
    return `This coupon is for orders of ${formatMoney(coupon.minimum ?? 0, order.currency)} or more.`
  }
  return null
}

/** The coupon while its code is the one that is typed; what was applied before holds no longer. */
export function whileTyped(coupon: AppliedCoupon | null, typed = ''): AppliedCoupon | null {
  return coupon?.code.toLowerCase() === typed.trim().toLowerCase() ? coupon : null
}

/** What a discount in per cent takes off a total: never more than all of it. */
export function amountOff(percent: number, total: number): number {
  return Math.round((total * Math.min(Math.max(percent, 0), 100)) / 100)
}
