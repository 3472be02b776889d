import type { Period } from '#features/booking/period.ts'
import { formatDateTime } from '#lib/format.ts'

/** When something is taken, earliest first. */
export function TakenList({ periods }: { periods: readonly Period[] }) {
  if (periods.length === 0) {
    return (
      <p className="text-muted-foreground text-sm">Nothing is booked yet: every time is free.</p>
    )
  }
  return (
    <div className="text-sm">
      <p className="font-medium">Already taken</p>
      <ul className="mt-1.5 flex flex-wrap gap-2">
        {[...periods]
          .sort((one, other) => one.from.localeCompare(other.from))
          .map(({ from, to }) => (
            <li
              key={from}
              className="rounded-lg border border-dashed px-3 py-1.5 text-muted-foreground"
            >
              {formatDateTime(from)} – {formatDateTime(to)}
            </li>
          ))}
      </ul>
    </div>
  )
}
