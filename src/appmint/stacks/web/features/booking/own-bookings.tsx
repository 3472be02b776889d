import { CalendarX } from 'lucide-react'
import type { Booked } from '#features/booking/booked.ts'
import { formatDate, formatDateTime } from '#lib/format.ts'
import { Button } from '#ui/button.tsx'

/** "Mar 1, 2026 – Mar 4, 2026", or the one moment of a slot. */
export function spanOf(from: string, to: string | undefined): string {
  const format = from.length > 10 ? formatDateTime : formatDate
  return to ? `${format(from)} – ${format(to)}` : format(from)
}

export interface OwnBookingsProps {
  heading: string
  /** "booking": on the button that cancels. */
  noun: string
  bookings: Booked['mine']
  /** Whether the end is part of what was booked, as of a stay. */
  ends: boolean
  busy: boolean
  onCancel: (id: number) => void
}

/** The visitor's own bookings of one record. */
export function OwnBookings({ heading, noun, bookings, ends, busy, onCancel }: OwnBookingsProps) {
  return bookings.length === 0 ? null : (
    <ul
      aria-label={heading}
      className="divide-y rounded-xl border bg-surface px-5 text-surface-foreground"
    >
      {bookings.map(({ id, reference, from, to }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3.5 text-sm">
          <span>
            <strong className="font-semibold">{spanOf(from, ends ? to : undefined)}</strong>
            <span className="block text-muted-foreground tabular-nums">{reference}</span>
          </span>
          <Button
            variant="outline"
            size="sm"
            disabled={busy}
            aria-label={`Cancel this ${noun}, ${reference}`}
            onClick={() => onCancel(id)}
          >
            <CalendarX aria-hidden="true" /> Cancel
          </Button>
        </li>
      ))}
    </ul>
  )
}
