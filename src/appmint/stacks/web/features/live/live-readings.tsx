import { useQuery } from '@tanstack/react-query'
import {
  ArrowDownRight,
  ArrowRight,
  ArrowUpRight,
  type LucideIcon,
  Pause,
  Play,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { Section } from '#components/page.tsx'
import { QueryView } from '#components/query-view.tsx'
import { EmptyState, LoadingCards } from '#components/states.tsx'
import { type FigureFormat, formatFigure } from '#features/figures/format.ts'
import { type Answer, addAnswer, type Course, startOf } from '#features/live/course.ts'
import { Sparkline } from '#features/live/sparkline.tsx'
import { request } from '#lib/api.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'

export interface Reading extends FigureFormat {
  key: string
  label: string
}

export interface LiveReadingsProps {
  heading: string
  /** Where the API answers what the readings are now. */
  source: string
  icon: LucideIcon
  nouns: string
  /** Where a record's page is, without its id. */
  address?: string
  intervalS: number
  readings: readonly Reading[]
}

/** The first change comes soon, so that one sees at once that the readings move. */
const FIRST_MS = 2000

/** Readings that are fetched again and again, until paused. */
export function LiveReadings({
  heading,
  source,
  icon,
  nouns,
  address,
  intervalS,
  readings,
}: LiveReadingsProps) {
  const [paused, setPaused] = useState(false)
  const [course, setCourse] = useState<Course>()
  const interval =
    (course?.updates ?? 1) < 2 ? Math.min(FIRST_MS, intervalS * 1000) : intervalS * 1000
  const answer = useQuery({
    queryKey: ['live', source],
    queryFn: () => request<Answer>(source),
    refetchInterval: paused ? false : interval,
    staleTime: 0,
  })
  const { data } = answer
  useEffect(() => {
    if (data) {
      setCourse((before) => (before ? addAnswer(before, data) : startOf(data)))
    }
  }, [data])

  return (
    <Section
      heading={heading}
      intro={<Badge>Simulated live data</Badge>}
      actions={
        <Button variant="outline" onClick={() => setPaused(!paused)}>
          {paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
          {paused ? 'Resume' : 'Pause'}
        </Button>
      }
    >
      <QueryView query={{ ...answer, data: course }} loading={<LoadingCards count={3} />}>
        {({ at, updates, records }) =>
          records.length === 0 ? (
            <EmptyState
              icon={icon}
              title={`No ${nouns} yet`}
              text="Readings appear with the first."
            />
          ) : (
            <>
              <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted-foreground text-sm">
                <span className="inline-flex items-center gap-2">
                  <span
                    aria-hidden="true"
                    className={`size-2.5 rounded-full ${paused ? 'bg-muted-foreground' : 'animate-pulse bg-success'}`}
                  />
                  {paused ? 'Paused' : `Every ${intervalS} seconds`}
                </span>
                <span className="tabular-nums">
                  Last updated <time dateTime={at}>{new Date(at).toLocaleTimeString('en-US')}</time>
                </span>
                <span className="tabular-nums">Update {updates}</span>
              </p>
              <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
                {records.map((record) => (
                  <li
                    key={record.id}
                    aria-label={record.name}
                    className="flex min-w-0 flex-col gap-4 rounded-xl border bg-surface p-5 text-surface-foreground shadow-card"
                  >
                    <h3 className="font-semibold text-lg">
                      {address ? (
                        <Link
                          className="hover:text-component-strong"
                          to={`${address}/${record.id}`}
                        >
                          {record.name}
                        </Link>
                      ) : (
                        record.name
                      )}
                    </h3>
                    <dl className="flex flex-col gap-3">
                      {readings.map(({ key, label, ...format }) => (
                        <LiveFigure
                          key={key}
                          label={label}
                          format={format}
                          values={record.values[key] ?? []}
                        />
                      ))}
                    </dl>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </QueryView>
    </Section>
  )
}

interface LiveFigureProps {
  label: string
  format: FigureFormat
  /** What it was in turn, the latest last. */
  values: readonly number[]
}

function LiveFigure({ label, format, values }: LiveFigureProps) {
  const now = values.at(-1) ?? null
  const change = now === null ? 0 : now - (values.at(-2) ?? now)
  const Arrow = change > 0 ? ArrowUpRight : change < 0 ? ArrowDownRight : ArrowRight
  const direction = change > 0 ? 'rising' : change < 0 ? 'falling' : 'steady'
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_5.5rem] items-end gap-x-4">
      <dt className="col-span-2 text-muted-foreground text-sm">{label}</dt>
      <dd className="flex items-center gap-1.5 font-bold text-2xl tabular-nums tracking-tight">
        {formatFigure(now, format)}
        {now === null ? null : (
          <>
            <Arrow aria-hidden="true" className="size-5 shrink-0 text-component-strong" />
            <span className="sr-only">{direction}</span>
          </>
        )}
      </dd>
      <dd aria-hidden="true">
        <Sparkline values={values} />
      </dd>
    </div>
  )
}
