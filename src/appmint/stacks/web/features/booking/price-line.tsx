import { formatMoney, formatNumber } from '#lib/format.ts'

export interface PriceLineProps {
  /** In minor units, for one unit. */
  price: number
  currency: string
  /** How many nights, days or hours; 1 for a slot. */
  count: number
  /** "night"; nothing for a price that does not depend on the length. */
  unit?: string
}

/** How the total comes about, spoken when it changes. */
export function PriceLine({ price, currency, count, unit }: PriceLineProps) {
  return (
    <p
      aria-live="polite"
      className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 rounded-lg bg-component-soft px-4 py-3 text-component-soft-foreground"
    >
      {count > 0 ? (
        <>
          <span className="text-sm">
            {unit
              ? `${formatMoney(price, currency)} × ${formatNumber(count)} ${unit}${count === 1 ? '' : 's'}`
              : 'Price'}
          </span>
          <span className="font-semibold text-lg tabular-nums">
            Total {formatMoney(price * count, currency)}
          </span>
        </>
      ) : (
        <span className="text-sm">
          {formatMoney(price, currency)} a {unit}. Choose your dates to see the total.
        </span>
      )}
    </p>
  )
}
