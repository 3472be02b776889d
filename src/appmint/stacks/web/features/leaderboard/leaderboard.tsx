import { useQuery } from '@tanstack/react-query'
import { Medal, Trophy } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Section } from '#components/page.tsx'
import { QueryView } from '#components/query-view.tsx'
import { EmptyState, LoadingRows } from '#components/states.tsx'
import { type Ranked, ranked, type Scored } from '#features/leaderboard/rank.ts'
import { request } from '#lib/api.ts'
import { cn } from '#lib/cn.ts'
import { Avatar } from '#ui/avatar.tsx'

export interface LeaderboardProps {
  path: string
  heading: string
  /** What is counted: "Points". */
  measure: string
  format: (score: number) => ReactNode
  /** The address of one record, where it has a page. */
  link?: (id: number) => string
}

/** Records in the order of their score, with medals for the first three places. */
export function Leaderboard({ path, heading, measure, format, link }: LeaderboardProps) {
  const scores = useQuery({
    queryKey: [path],
    queryFn: () => request<{ items: Scored[] }>(path),
  })
  return (
    <Section heading={heading}>
      <QueryView query={scores} loading={<LoadingRows />}>
        {({ items }) => {
          if (items.length === 0) {
            return <EmptyState icon={Trophy} title="No places taken yet" />
          }
          const best = Math.max(...items.map((item) => item.score), 1)
          return (
            <ol
              aria-label={`${heading} by ${measure.toLowerCase()}`}
              className="flex max-w-4xl flex-col overflow-hidden rounded-xl border border-t-4 border-t-component bg-surface text-surface-foreground shadow-card"
            >
              {ranked(items).map((row) => (
                <Place
                  key={row.id}
                  row={row}
                  share={row.score / best}
                  score={format(row.score)}
                  measure={measure}
                  to={link?.(row.id)}
                />
              ))}
            </ol>
          )
        }}
      </QueryView>
    </Section>
  )
}

const METALS: Record<number, string> = {
  1: 'bg-[#f6d365] text-[#4d3800]',
  2: 'bg-[#d7dde4] text-[#2f3a46]',
  3: 'bg-[#e8b48a] text-[#4a2a10]',
}

interface PlaceProps {
  row: Ranked
  /** Of the best score, from 0 to 1. */
  share: number
  score: ReactNode
  measure: string
  to: string | undefined
}

function Place({ row, share, score, measure, to }: PlaceProps) {
  const metal = METALS[row.rank]
  return (
    <li
      className={cn(
        'relative flex items-center gap-3 border-b px-4 last:border-b-0 sm:gap-4 sm:px-6',
        metal ? 'py-4' : 'py-3',
      )}
    >
      <span
        className={cn(
          'grid shrink-0 place-items-center rounded-full font-bold tabular-nums',
          metal ? `size-11 ${metal}` : 'size-11 text-muted-foreground',
        )}
      >
        {metal ? <Medal aria-hidden="true" className="-mb-2 size-5" /> : null}
        <span className="sr-only">Place </span>
        <span className={cn(metal && 'text-xs')}>{row.rank}</span>
      </span>
      <Avatar name={row.label} size="sm" className="max-sm:hidden" />
      <span className="flex min-w-0 grow flex-col">
        <span className={cn('min-w-0 truncate', metal ? 'font-semibold text-lg' : 'font-medium')}>
          {to ? (
            <Link to={to} className="link">
              {row.label}
            </Link>
          ) : (
            row.label
          )}
        </span>
        {row.tied ? (
          <span className="text-muted-foreground text-xs">Shares place {row.rank}</span>
        ) : null}
        <span
          aria-hidden="true"
          className="mt-1.5 h-1.5 rounded-full bg-component-strong"
          style={{ width: `${Math.max(2, Math.round(share * 100))}%` }}
        />
      </span>
      <span className="shrink-0 text-right">
        <span className="block font-bold text-lg tabular-nums">{score}</span>
        <span className="block text-muted-foreground text-xs">{measure}</span>
      </span>
    </li>
  )
}
