import { useQuery } from '@tanstack/react-query'
import type { LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Section } from '#components/page.tsx'
import { QueryView } from '#components/query-view.tsx'
import { type FigureFormat, formatFigure } from '#features/figures/format.ts'
import { request } from '#lib/api.ts'
import { Skeleton } from '#ui/skeleton.tsx'

export interface Tile extends FigureFormat {
  label: string
  icon: LucideIcon
}

export interface FigureTilesProps {
  heading: string
  /** Where the API answers the figures, in the order of the tiles. */
  source: string
  tiles: readonly Tile[]
  /** They are counted anew at this interval. */
  refreshS?: number
}

/** The second count comes soon, so that one sees at once that they are counted anew. */
const FIRST_MS = 3000

const TILE =
  'flex min-w-0 flex-col gap-3 rounded-xl border bg-surface p-4 text-surface-foreground shadow-card sm:p-5'

/** Key figures, computed by the server. */
export function FigureTiles({ heading, source, tiles, refreshS }: FigureTilesProps) {
  const [counts, setCounts] = useState(0)
  const figures = useQuery({
    queryKey: ['figures', source],
    queryFn: () => request<(number | null)[]>(source),
    refetchInterval: refreshS ? (counts < 2 ? FIRST_MS : refreshS * 1000) : false,
  })
  const { dataUpdatedAt } = figures
  useEffect(() => {
    if (dataUpdatedAt) setCounts((before) => before + 1)
  }, [dataUpdatedAt])
  return (
    <Section
      heading={heading}
      intro={
        refreshS && counts > 0
          ? `Counted anew every ${refreshS} seconds, last at ${timeOf(dataUpdatedAt)}. ` +
            `Counted ${counts} ${counts === 1 ? 'time' : 'times'}.`
          : undefined
      }
    >
      <QueryView query={figures} loading={<LoadingTiles count={tiles.length} />}>
        {(values) => (
          <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,9.5rem),1fr))] gap-3 sm:gap-5">
            {tiles.map(({ label, icon: Icon, ...format }, place) => {
              const figure = formatFigure(values[place] ?? null, format)
              return (
                <li key={label} aria-label={`${label}: ${figure}`} className={TILE}>
                  <span className="flex items-start justify-between gap-2">
                    <span className="min-w-0 text-muted-foreground text-sm">{label}</span>
                    <span className="hidden size-9 shrink-0 place-items-center rounded-lg bg-component-soft text-component-soft-foreground sm:grid">
                      <Icon aria-hidden="true" className="size-4.5" />
                    </span>
                  </span>
                  <span className="mt-auto font-bold text-2xl tabular-nums tracking-tight [overflow-wrap:anywhere] sm:text-3xl">
                    {figure}
                  </span>
                </li>
              )
            })}
          </ul>
        )}
      </QueryView>
    </Section>
  )
}

const timeOf = (momentMs: number) => new Date(momentMs).toLocaleTimeString('en-US')

function LoadingTiles({ count }: { count: number }) {
  return (
    <div
      aria-busy="true"
      className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,9.5rem),1fr))] gap-3 sm:gap-5"
    >
      <span className="sr-only">Loading</span>
      {Array.from({ length: count }, (_, place) => place).map((place) => (
        <div key={place} className={TILE}>
          <Skeleton className="h-4 w-2/3" />
          <Skeleton className="h-8 w-1/2" />
        </div>
      ))}
    </div>
  )
}
