import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Heading } from '#components/heading.tsx'
import { cn } from '#lib/cn.ts'

export interface RecordCardProps {
  title: string
  /** Where a click anywhere on the card leads. */
  to?: string
  cover?: ReactNode
  /** What stands for a record without a cover: an icon, somebody's initials. */
  mark?: ReactNode
  badges?: ReactNode
  facts?: ReactNode
  text?: ReactNode
  /** Buttons; they stay clickable on a card that is a link. */
  footer?: ReactNode
}

/** A record in a list. */
export function RecordCard({
  title,
  to,
  cover,
  mark,
  badges,
  facts,
  text,
  footer,
}: RecordCardProps) {
  return (
    <article
      aria-label={title}
      className={cn(
        'group @container relative flex min-w-0 flex-col overflow-hidden rounded-xl border bg-surface text-surface-foreground shadow-card transition duration-200',
        to && 'hover:-translate-y-0.5 hover:border-component-strong hover:shadow-lift',
      )}
    >
      {cover ? <div className="*:rounded-none">{cover}</div> : null}
      <div className="flex grow flex-col gap-3 p-5">
        {mark ? (
          <div className="flex items-start justify-between gap-3">
            {mark}
            {badges ? <div className="flex flex-wrap justify-end gap-1.5">{badges}</div> : null}
          </div>
        ) : null}
        {badges && !mark ? <div className="flex flex-wrap gap-1.5">{badges}</div> : null}
        <Heading className="font-semibold text-lg">
          {to ? (
            <Link
              to={to}
              className="transition after:absolute after:inset-0 after:rounded-xl group-hover:text-component-strong focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ring focus-visible:after:outline-offset-[-2px]"
            >
              {title}
            </Link>
          ) : (
            title
          )}
        </Heading>
        {text ? <div className="line-clamp-3 text-muted-foreground text-sm">{text}</div> : null}
        {facts ? <div className="mt-auto pt-1">{facts}</div> : null}
      </div>
      {footer ? (
        <div className="relative z-10 flex flex-wrap items-center gap-2 border-t px-5 py-3.5 empty:hidden has-[>:only-child:empty]:hidden">
          {footer}
        </div>
      ) : null}
    </article>
  )
}
