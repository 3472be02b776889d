import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { EmptyState } from '#components/states.tsx'
import type { Dated, MonthOfRecords } from '#features/calendar/dated.ts'
import {
  dayName,
  monthName,
  monthOf,
  shiftMonth,
  today,
  WEEKDAYS,
  weeksOf,
} from '#features/calendar/month.ts'
import { cn } from '#lib/cn.ts'
import { formatTime } from '#lib/format.ts'
import { Button } from '#ui/button.tsx'

/** More on one day are shown on request. */
const AT_ONCE = 3

export interface MonthViewProps extends MonthOfRecords {
  /** "workshops": what the records are called. */
  nouns: string
  onMonth: (month: string) => void
  /** The address of a record; nothing when it has no page. */
  to?: (id: number) => string
}

/** A month of records: a grid on wide screens, a list of its days on narrow ones. */
export function MonthView({ month, items, nouns, onMonth, to }: MonthViewProps) {
  const byDay = groupedByDay(items)
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p aria-live="polite" className="font-semibold text-lg">
          {monthName(month)}
          <span className="ml-3 font-normal text-muted-foreground text-sm">
            {items.length === 1 ? '1 entry' : `${items.length} entries`}
          </span>
        </p>
        <div className="flex gap-2">
          <Button
            variant="outline"
            size="icon"
            aria-label="Earlier month"
            onClick={() => onMonth(shiftMonth(month, -1))}
          >
            <ChevronLeft aria-hidden="true" />
          </Button>
          <Button variant="outline" onClick={() => onMonth(monthOf(today()))}>
            Today
          </Button>
          <Button
            variant="outline"
            size="icon"
            aria-label="Later month"
            onClick={() => onMonth(shiftMonth(month, 1))}
          >
            <ChevronRight aria-hidden="true" />
          </Button>
        </div>
      </div>
      <Grid month={month} nouns={nouns} byDay={byDay} to={to} />
      <div className="md:hidden">
        {byDay.size === 0 ? (
          <EmptyState icon={CalendarDays} title={`No ${nouns} this month`} />
        ) : (
          <ul className="space-y-4">
            {[...byDay].map(([day, entries]) => (
              <li key={day} className="rounded-xl border bg-surface p-4 text-surface-foreground">
                <p className={cn('pb-2 font-semibold', day === today() && 'text-component-strong')}>
                  <time dateTime={day}>{dayName(day)}</time>
                </p>
                <Entries entries={entries} to={to} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function groupedByDay(items: readonly Dated[]): Map<string, Dated[]> {
  const days = new Map<string, Dated[]>()
  for (const item of items) {
    const day = item.when.slice(0, 10)
    days.set(day, [...(days.get(day) ?? []), item])
  }
  return days
}

interface GridProps {
  month: string
  nouns: string
  byDay: Map<string, Dated[]>
  to?: MonthViewProps['to']
}

function Grid({ month, nouns, byDay, to }: GridProps) {
  return (
    <table className="hidden w-full table-fixed border-separate border-spacing-0 overflow-hidden rounded-xl border bg-surface text-surface-foreground shadow-card md:table">
      <caption className="sr-only">
        {nouns} in {monthName(month)}
      </caption>
      <thead>
        <tr className="bg-component-soft text-component-soft-foreground">
          {WEEKDAYS.map(({ short, long }) => (
            <th key={long} scope="col" abbr={long} className="px-3 py-2.5 text-left text-xs">
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((day, place) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: a week's places never move
                key={place}
                className={cn(
                  'h-28 border-t align-top not-first:border-l',
                  day ? 'p-2' : 'bg-background/60',
                )}
              >
                {day ? (
                  <>
                    <time
                      dateTime={day}
                      className={cn(
                        'grid size-7 place-items-center rounded-full text-sm tabular-nums',
                        day === today()
                          ? 'bg-component font-semibold text-component-foreground'
                          : 'text-muted-foreground',
                      )}
                    >
                      {Number(day.slice(8))}
                    </time>
                    <Entries entries={byDay.get(day) ?? []} to={to} />
                  </>
                ) : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Entries({ entries, to }: { entries: readonly Dated[]; to?: MonthViewProps['to'] }) {
  const [all, setAll] = useState(false)
  const shown = all ? entries : entries.slice(0, AT_ONCE)
  return (
    <div className="mt-1 space-y-1">
      {shown.map(({ id, label, when }) => {
        const inside = (
          <>
            {when.length > 10 ? (
              <span className="mr-1.5 font-normal">{formatTime(when.slice(11, 16))}</span>
            ) : null}
            {label}
          </>
        )
        const look =
          'block rounded-md border-l-3 border-l-component bg-component-soft px-2 py-1 font-medium text-component-soft-foreground text-xs'
        return to ? (
          <Link key={id} to={to(id)} className={cn(look, 'hover:underline')}>
            {inside}
          </Link>
        ) : (
          <span key={id} className={look}>
            {inside}
          </span>
        )
      })}
      {entries.length > shown.length ? (
        <button
          type="button"
          onClick={() => setAll(true)}
          className="link px-2 text-xs"
        >{`${entries.length - shown.length} more`}</button>
      ) : null}
    </div>
  )
}
