import { Minus, Plus } from 'lucide-react'
import { MOST_PIECES } from '#features/shop/cart.ts'
import { Button } from '#ui/button.tsx'

export interface QuantityProps {
  /** The field's accessible name. */
  label: string
  value: number
  onChange: (value: number) => void
}

/** How many: typed, or one more and one less by buttons. */
export function Quantity({ label, value, onChange }: QuantityProps) {
  const set = (next: number) => {
    if (Number.isInteger(next) && next >= 1 && next <= MOST_PIECES && next !== value) {
      onChange(next)
    }
  }
  return (
    <div className="flex w-fit items-center rounded-lg border border-input bg-surface">
      <Button
        variant="ghost"
        size="icon"
        aria-label={`${label}: one less`}
        disabled={value <= 1}
        onClick={() => set(value - 1)}
      >
        <Minus aria-hidden="true" />
      </Button>
      <input
        key={value}
        aria-label={label}
        inputMode="numeric"
        defaultValue={value}
        onBlur={(event) => set(Number(event.target.value))}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            set(Number(event.currentTarget.value))
          }
        }}
        className="h-10 w-10 bg-transparent text-center tabular-nums"
      />
      <Button
        variant="ghost"
        size="icon"
        aria-label={`${label}: one more`}
        disabled={value >= MOST_PIECES}
        onClick={() => set(value + 1)}
      >
        <Plus aria-hidden="true" />
      </Button>
    </div>
  )
}
