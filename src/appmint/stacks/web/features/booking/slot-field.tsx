import { useId, useState } from 'react'
import { asText, useField } from '#components/fields/frame.tsx'
import { overlap, type Period, shifted, slotsOf } from '#features/booking/period.ts'
import { shiftDay, today } from '#features/calendar/month.ts'
import { cn } from '#lib/cn.ts'
import { formatTime } from '#lib/format.ts'
import { Input } from '#ui/input.tsx'
import { Label } from '#ui/label.tsx'

export interface SlotFieldProps {
  /** The field's name in the form's values; its value is a moment, "" while none is chosen. */
  name: string
  /** How long a slot takes. */
  minutes: number
  opens?: string
  closes?: string
  taken: readonly Period[]
}

/** A day, and one of its free times. */
export function SlotField({ name, minutes, opens, closes, taken }: SlotFieldProps) {
  const { error, value, setValue, control } = useField({ name, label: 'Time' })
  const chosen = asText(value)
  const [day, setDay] = useState(chosen.slice(0, 10) || shiftDay(today(), 1))
  const id = useId()
  const now = new Date()
  const started = shifted(now.toISOString().slice(0, 16), -now.getTimezoneOffset())
  const slots = day ? slotsOf(day, minutes, opens, closes) : []
  return (
    <div className="grid gap-5 sm:col-span-full sm:grid-cols-[14rem_1fr]">
      <div className="flex flex-col gap-1.5">
        <Label htmlFor={`${id}-day`}>Day</Label>
        <Input
          id={`${id}-day`}
          type="date"
          min={today()}
          value={day}
          onChange={(event) => {
            setDay(event.target.value)
            setValue('')
          }}
        />
      </div>
      <div
        role="radiogroup"
        aria-labelledby={`${id}-time`}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-required="true"
        className="flex min-w-0 flex-col gap-1.5"
      >
        <span id={`${id}-time`} className="font-medium text-sm">
          Time
        </span>
        <div className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2">
          {slots.map((slot, place) => {
            const period = { from: slot, to: shifted(slot, minutes) }
            const gone = taken.some((other) => overlap(period, other))
            return (
              <label
                key={slot}
                className={cn(
                  'relative grid min-h-11 place-items-center rounded-lg border border-input bg-surface px-2 text-center font-medium text-sm tabular-nums transition',
                  'has-checked:border-component has-checked:bg-component has-checked:text-component-foreground',
                  'has-enabled:hover:border-component-strong has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2',
                  'has-disabled:border-dashed has-disabled:font-normal has-disabled:text-muted-foreground',
                )}
              >
                <input
                  type="radio"
                  name={`${id}-slot`}
                  ref={place === 0 ? control.ref : undefined}
                  checked={chosen === slot}
                  disabled={gone || slot <= started}
                  onBlur={control.onBlur}
                  onChange={() => setValue(slot)}
                  className="absolute inset-0 cursor-pointer opacity-0"
                />
                <span className={gone ? 'line-through' : undefined}>
                  {formatTime(slot.slice(11))}
                </span>
                {gone ? <span className="sr-only">, taken</span> : null}
              </label>
            )
          })}
        </div>
        {slots.length === 0 ? (
          <p className="text-muted-foreground text-sm">Choose a day to see its times.</p>
        ) : null}
        {error ? (
          <p id={`${id}-error`} className="font-medium text-danger text-sm">
            {error}
          </p>
        ) : null}
      </div>
    </div>
  )
}
