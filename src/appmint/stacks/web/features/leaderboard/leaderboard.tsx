import { useQuery } from '@tanstack/react-query'
import { Medal, Trophy } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { Section } from '#components/page.tsx'
import { QueryView } from '#components/query-view.tsx'
import { EmptyState, LoadingRows } from '#components/states.tsx'
import { FilterSelect } from '#components/toolbar.tsx'
import { groupsOf, PLACES, type Ranked, ranked, type Scored } from '#features/leaderboard/rank.ts'
import { request } from '#lib/api.ts'
import { cn } from '#lib/cn.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Badge } from '#ui/badge.tsx'

export interface LeaderboardProps {
  path: string
  heading: string
  /** What is counted: "Points". */
  measure: string
  /** What the ranking can be narrowed to one of: "Contest". */
  grouping?: string
  format: (score: number) => ReactNode
  /** The address of one record, where it has a page. */
  link?: (id: number) => string
}

/** Records in the order of their score, with medals for the first three places. */
export function Leaderboard({ path, heading, measure, grouping, format, link }: LeaderboardProps) {
  const [group, setGroup] = useState('')
  const scores = useQuery({
    queryKey: [path],
    queryFn: () => request<{ items: Scored[] }>(path),
  })
  const groups = groupsOf(scores.data?.items ?? [])
  return (
    <Section
      heading={heading}
      actions={
        grouping && groups.length > 1 ? (
          <FilterSelect label={grouping} value={group} options={groups} onChange={setGroup} />
        ) : null
      }
    >
      <QueryView query={scores} loading={<LoadingRows />}>
        {({ items }) => {
          if (items.length === 0) {
            return <EmptyState icon={Trophy} title="No places taken yet" />
          }
          const chosen = items.filter((item) => !group || item.group === group)
          const best = Math.max(...chosen.map((item) => item.score), 1)
          return (
            <ol
              aria-label={`${heading} by ${measure.toLowerCase()}`}
              className="flex max-w-4xl flex-col overflow-hidden rounded-xl border bg-surface text-surface-foreground shadow-card"
            >
              {ranked(chosen)
                .slice(0, PLACES)
                .map((row) => (
                  <Place
                    key={row.id}
                    row={row}
                    share={row.score / best}
                    score={format(row.score)}
                    measure={measure}
                    to={link?.(row.id)}
                    group={grouping && !group ? row.group : null}
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
  group: string | null | undefined
}

function Place({ row, share, score, measure, to, group }: PlaceProps) {
  const metal = METALS[row.rank]
  return (
    <li
      className={cn(
        'relative flex items-center gap-3 border-b px-4 last:border-b-0 sm:gap-4 sm:px-6',
        metal ? 'py-4' : 'py-3',
        row.mine && 'bg-component-soft text-component-soft-foreground',
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
          {row.mine ? (
            <>
              {' '}
              <Badge variant="solid" className="ml-1">
                You
              </Badge>
            </>
          ) : null}
        </span>
        {group ? <span className="truncate text-muted-foreground text-xs">{group}</span> : null}
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
