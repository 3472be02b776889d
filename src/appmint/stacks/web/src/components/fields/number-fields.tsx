import { useState } from 'react'
import { type FieldProps, Frame, useField } from '#components/fields/frame.tsx'
import { minorUnits } from '#lib/format.ts'
import { parseNumber } from '#lib/parse-number.ts'
import { Input } from '#ui/input.tsx'

interface FigureProps extends FieldProps {
  /** Stored value to shown figure, and back: 100 for cents shown as dollars. */
  factor: number
  decimals: number | undefined
  unit: string | undefined
}

function shown(value: unknown, factor: number, decimals: number | undefined): string {
  if (typeof value !== 'number' || Number.isNaN(value)) {
    return ''
  }
  return decimals === undefined ? String(value / factor) : (value / factor).toFixed(decimals)
}

/** What is typed stays as typed; the form holds the number, null when empty, NaN when it is none. */
function Figure({ factor, decimals, unit, ...props }: FigureProps) {
  const { id, error, value, setValue, control } = useField(props)
  const [typed, setTyped] = useState(() => shown(value, factor, decimals))
  const [sent, setSent] = useState(value)

  // A reset of the form, or another record, replaces what was typed.
  if (!Object.is(value, sent)) {
    setSent(value)
    setTyped(shown(value, factor, decimals))
  }

  return (
    <Frame id={id} error={error} {...props}>
      <div className="relative">
        <Input
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            const figure = parseNumber(event.target.value)
            const next = figure === null ? null : Number((figure * factor).toFixed(6))
            setTyped(event.target.value)
            setSent(next)
            setValue(next)
          }}
          className={unit ? 'pr-16 tabular-nums' : 'tabular-nums'}
          {...control}
        />
        {unit ? (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 right-3.5 -translate-y-1/2 text-muted-foreground text-sm"
          >
            {unit}
          </span>
        ) : null}
      </div>
    </Frame>
  )
}

export function NumberField({ unit, ...props }: FieldProps & { unit?: string }) {
  return <Figure factor={1} decimals={undefined} unit={unit} {...props} />
}

/** Shows "12.50" and keeps 1250. */
export function MoneyField({ currency = 'USD', ...props }: FieldProps & { currency?: string }) {
  const factor = minorUnits(currency)
  return <Figure factor={factor} decimals={Math.log10(factor)} unit={currency} {...props} />
}
