import { useQuery } from '@tanstack/react-query'
import { MessageSquare, Star } from 'lucide-react'
import type { ReactNode } from 'react'
import { Section } from '#components/page.tsx'
import { QueryView } from '#components/query-view.tsx'
import { EmptyState, LoadingRows } from '#components/states.tsx'
import { DateText, DateTimeText, RatingStars } from '#components/values.tsx'
import type { Comment } from '#features/comments/schemas.ts'
import { request } from '#lib/api.ts'
import { formatNumber, paragraphs } from '#lib/format.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Badge } from '#ui/badge.tsx'
import { Progress } from '#ui/progress.tsx'

export interface CommentsProps {
  /** The API's address of the record's comments. */
  path: string
  /** "Comments", "Reviews": the heading. */
  heading: string
  /** In a sentence: "comment", "review". */
  noun: string
  nouns: string
  rated?: boolean
  /** What an author without a name is called. */
  nameless: string
  /** The form, for those who may write. */
  children: ReactNode
}

/** What people have written under a record, and the form to add to it. */
export function Comments(props: CommentsProps) {
  const { path, heading, noun, nouns, rated = false, nameless, children } = props
  const comments = useQuery({
    queryKey: [path],
    queryFn: () => request<{ items: Comment[] }>(path),
  })
  return (
    <Section heading={heading}>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)] lg:items-start">
        <QueryView query={comments} loading={<LoadingRows count={3} />}>
          {({ items }) => (
            <div className="flex min-w-0 flex-col gap-5">
              {rated && items.length > 0 ? (
                <Summary items={items} noun={noun} nouns={nouns} />
              ) : null}
              {items.length === 0 ? (
                <EmptyState
                  icon={rated ? Star : MessageSquare}
                  title={`No ${nouns} yet`}
                  text={`Be the first to write a ${noun}.`}
                />
              ) : (
                <ol aria-label={heading} className="flex flex-col gap-4">
                  {items.map((item) => (
                    <Entry key={item.id} item={item} nameless={nameless} />
                  ))}
                </ol>
              )}
            </div>
          )}
        </QueryView>
        <div className="lg:sticky lg:top-20">{children}</div>
      </div>
    </Section>
  )
}

function Entry({ item, nameless }: { item: Comment; nameless: string }) {
  const name = item.author || nameless
  return (
    <li className="flex gap-4 rounded-xl border bg-surface p-4 text-surface-foreground shadow-card sm:p-5">
      <Avatar name={name} />
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold">{name}</span>
          {item.mine ? <Badge>You</Badge> : null}
          <span className="text-muted-foreground text-sm">
            {item.at.includes('T') ? (
              <DateTimeText value={item.at} />
            ) : (
              <DateText value={item.at} />
            )}
          </span>
        </div>
        {item.rating ? (
          <div className="mt-1">
            <RatingStars value={item.rating} />
          </div>
        ) : null}
        <div className="mt-1.5 space-y-2 leading-relaxed">
          {paragraphs(item.body).map((paragraph) => (
            <p key={paragraph} className="whitespace-pre-line">
              {paragraph}
            </p>
          ))}
        </div>
      </div>
    </li>
  )
}

function Summary({ items, noun, nouns }: { items: Comment[]; noun: string; nouns: string }) {
  const ratings = items.map((item) => item.rating ?? 0).filter((rating) => rating > 0)
  if (ratings.length === 0) return null
  const average = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length
  return (
    <div className="grid gap-5 rounded-xl border bg-surface p-5 text-surface-foreground shadow-card sm:grid-cols-[auto_minmax(0,1fr)] sm:items-center sm:gap-8">
      <div className="flex flex-col gap-1">
        <span className="font-bold text-4xl tabular-nums">
          {formatNumber(Math.round(average * 10) / 10)}
        </span>
        <RatingStars value={average} />
        <span className="text-muted-foreground text-sm">
          {ratings.length} {ratings.length === 1 ? noun : nouns}
        </span>
      </div>
      <ul className="flex flex-col gap-1.5 text-sm">
        {[5, 4, 3, 2, 1].map((stars) => {
          const number = ratings.filter((rating) => rating === stars).length
          const label = stars === 1 ? '1 star' : `${stars} stars`
          return (
            <li key={stars} className="flex items-center gap-3">
              <span className="w-14 shrink-0 text-muted-foreground">{label}</span>
              <Progress label={label} value={(100 * number) / ratings.length} />
              <span className="w-6 shrink-0 text-right tabular-nums">{number}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
