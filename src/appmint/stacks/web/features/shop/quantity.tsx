import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { limitOf, mostPieces } from '#features/shop/cart.ts'
import { Button } from '#ui/button.tsx'

export interface QuantityProps {
  /** The field's accessible name. */
  label: string
  value: number
  /** How many there are; null where nobody counts them. */
  stock: number | null
  onChange: (value: number) => void
}

/** How many: typed, or one more and one less by buttons. What cannot be had is said. */
export function Quantity({ label, value, stock, onChange }: QuantityProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [mistaken, setMistaken] = useState(false)
  const most = mostPieces(stock)
  const set = (next: number) => {
    setMistaken(false)
    if (next !== value) {
      onChange(next)
    }
  }
  const take = () => {
    if (typed === null) {
      return
    }
    const wanted = Number(typed)
    setTyped(null)
    if (Number.isInteger(wanted) && wanted >= 1) {
      set(Math.min(wanted, most))
    } else {
      setMistaken(true)
    }
  }
  return (
    <div>
      <div className="flex w-fit items-center rounded-lg border border-input bg-surface">
        <Button
          variant="ghost"
          size="icon"
          aria-label={`${label}: one less`}
          disabled={value <= 1}
          onClick={() => set(Math.max(1, Math.min(value - 1, most)))}
        >
          <Minus aria-hidden="true" />
        </Button>
        <input
          aria-label={label}
          inputMode="numeric"
          value={typed ?? value}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              take()
            }
          }}
          className="h-10 w-12 bg-transparent text-center tabular-nums"
        />
        <Button
          variant="ghost"
          size="icon"
          aria-label={`${label}: one more`}
          disabled={value >= most}
          onClick={() => set(value + 1)}
        >
          <Plus aria-hidden="true" />
        </Button>
      </div>
      <p aria-live="polite" className="not-empty:mt-1.5 text-sm">
        {mistaken ? `Enter a whole number from 1 to ${most}.` : null}
        {!mistaken && value >= most ? limitOf(stock) : null}
      </p>
    </div>
  )
}
