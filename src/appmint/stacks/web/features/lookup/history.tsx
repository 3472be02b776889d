import { Heading } from '#components/heading.tsx'
import type { LookupEvent } from '#features/lookup/found.ts'
import { cn } from '#lib/cn.ts'
import { formatDateTime } from '#lib/format.ts'
import { Card } from '#ui/card.tsx'

/** What happened, the newest first. */
export function History({ events }: { events: readonly LookupEvent[] }) {
  return (
    <Card className="p-5 sm:p-6">
      <Heading className="mb-5 font-semibold text-lg">History</Heading>
      {events.length === 0 ? (
        <p className="text-muted-foreground text-sm">Nothing has happened yet.</p>
      ) : (
        <ol aria-label="History" className="ml-2 border-l-2">
          {events.map((event, place) => (
            <li key={event.id} className="relative pb-6 pl-6 last:pb-0">
              <span
                aria-hidden="true"
                className={cn(
                  'absolute top-1.5 -left-[9px] size-4 rounded-full border-2 border-component-strong',
                  place === 0 ? 'bg-component-strong' : 'bg-surface',
                )}
              />
              <p className="font-semibold">{event.title}</p>
              {event.note ? <p className="text-sm">{event.note}</p> : null}
              <time dateTime={event.moment} className="text-muted-foreground text-sm">
                {formatDateTime(event.moment)}
              </time>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
