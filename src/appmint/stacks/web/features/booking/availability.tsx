import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { overlap, type Period } from '#features/booking/period.ts'
import {
  dayName,
  monthName,
  monthOf,
  shiftDay,
  shiftMonth,
  today,
  WEEKDAYS,
  weeksOf,
} from '#features/calendar/month.ts'
import { cn } from '#lib/cn.ts'
import { Button } from '#ui/button.tsx'

export interface AvailabilityProps {
  taken: readonly Period[]
  /** The chosen days; empty while there are none. */
  from: string
  to?: string
  onPick: (day: string) => void
}

/** One month, two on wide screens, with the days that are taken; a click chooses a free day. */
export function Availability({ taken, from, to = '', onPick }: AvailabilityProps) {
  const [month, setMonth] = useState(monthOf(today()))
  // Dates typed into the form bring their month into view.
  const [seen, setSeen] = useState(from)
  if (from !== seen) {
    setSeen(from)
    const wanted = monthOf(from)
    if (from && wanted !== month && wanted !== shiftMonth(month, 1)) {
      setMonth(wanted)
    }
  }
  const look = { taken, from, to, onPick }
  return (
    <div className="space-y-4">
      <div className="flex items-start gap-2">
        <Button
          variant="ghost"
          size="icon"
          aria-label="Earlier month"
          disabled={month <= monthOf(today())}
          onClick={() => setMonth(shiftMonth(month, -1))}
        >
          <ChevronLeft aria-hidden="true" />
        </Button>
        <div className="grid min-w-0 grow gap-8 lg:grid-cols-2">
          <Month month={month} {...look} />
          <div className="hidden lg:block">
            <Month month={shiftMonth(month, 1)} {...look} />
          </div>
        </div>
        <Button
          variant="ghost"
          size="icon"
          aria-label="Later month"
          onClick={() => setMonth(shiftMonth(month, 1))}
        >
          <ChevronRight aria-hidden="true" />
        </Button>
      </div>
      <ul className="flex flex-wrap justify-center gap-x-5 gap-y-1 text-muted-foreground text-sm">
        <li className="flex items-center gap-2">
          <span aria-hidden="true" className="size-3.5 rounded border bg-surface" /> Free
        </li>
        <li className="flex items-center gap-2">
          <span aria-hidden="true" className={cn('size-3.5 rounded', TAKEN)} /> Taken
        </li>
        <li className="flex items-center gap-2">
          <span aria-hidden="true" className="size-3.5 rounded bg-component" /> Your choice
        </li>
      </ul>
    </div>
  )
}

const TAKEN =
  'bg-[repeating-linear-gradient(135deg,var(--border)_0_3px,transparent_3px_6px)] text-muted-foreground'

interface MonthProps extends AvailabilityProps {
  month: string
}

function Month({ month, taken, from, to = '', onPick }: MonthProps) {
  const isTaken = (day: string) =>
    taken.some((period) => overlap(period, { from: day, to: shiftDay(day, 1) }))
  const isChosen = (day: string) => day === from || (to !== '' && day >= from && day <= to)
  return (
    <table className="w-full table-fixed border-separate border-spacing-0.5 text-center text-sm">
      <caption className="pb-2 font-semibold">{monthName(month)}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map(({ short, long }) => (
            <th key={long} scope="col" abbr={long} className="font-normal text-muted-foreground">
              {short.slice(0, 2)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((day, place) =>
              day ? (
                <td key={day} className="p-0">
                  <button
                    type="button"
                    disabled={day < today() || isTaken(day)}
                    aria-pressed={isChosen(day)}
                    aria-label={`${dayName(day)}${isTaken(day) ? ', taken' : ''}`}
                    onClick={() => onPick(day)}
                    className={cn(
                      'h-9 w-full rounded-md tabular-nums transition enabled:hover:ring-2 enabled:hover:ring-component-strong',
                      isTaken(day) && TAKEN,
                      day < today() && 'opacity-50',
                      isChosen(day) && 'bg-component font-semibold text-component-foreground',
                    )}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: empty places have no other name
                <td key={place} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
