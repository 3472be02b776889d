import { CloudOff, Inbox, type LucideIcon, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { ApiError, messageOf } from '#lib/api.ts'
import { Button } from '#ui/button.tsx'
import { Skeleton } from '#ui/skeleton.tsx'

export interface EmptyStateProps {
  icon?: LucideIcon
  title: string
  text?: ReactNode
  action?: ReactNode
}

/** Says that there is nothing here yet, and what to do about it. */
export function EmptyState({ icon: Icon = Inbox, title, text, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-4 rounded-2xl border border-dashed bg-surface px-6 py-14 text-center text-surface-foreground">
      <span className="grid size-16 place-items-center rounded-full bg-component-soft text-component-soft-foreground ring-8 ring-component-soft/40">
        <Icon aria-hidden="true" className="size-7" />
      </span>
      <div className="mt-2">
        <p className="font-semibold text-lg">{title}</p>
        {text ? (
          <p className="mx-auto mt-1 max-w-md text-balance text-muted-foreground text-sm">{text}</p>
        ) : null}
      </div>
      {action}
    </div>
  )
}

export interface ErrorStateProps {
  error: unknown
  retry?: () => void
}

/** Says in words that something could not be loaded, with a way to try again where that can help. */
export function ErrorState({ error, retry }: ErrorStateProps) {
  const missing = error instanceof ApiError && error.status === 404
  const Icon = missing ? SearchX : CloudOff
  return (
    <div
      role="alert"
      className="flex flex-col items-center gap-4 rounded-2xl border bg-surface px-6 py-12 text-center text-surface-foreground"
    >
      <Icon aria-hidden="true" className="size-9 text-danger" />
      <div>
        <p className="font-semibold text-lg">
          {missing ? 'Not found' : 'This could not be loaded'}
        </p>
        <p className="mt-1 text-muted-foreground text-sm">{messageOf(error)}</p>
      </div>
      {retry && !missing ? (
        <Button variant="outline" onClick={retry}>
          Try again
        </Button>
      ) : null}
    </div>
  )
}

const places = (count: number) => Array.from({ length: count }, (_, place) => place)

export function LoadingCards({ count = 6 }: { count?: number }) {
  return (
    <div aria-busy="true" className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
      <span className="sr-only">Loading</span>
      {places(count).map((place) => (
        <div key={place} className="overflow-hidden rounded-xl border bg-surface">
          <Skeleton shape="flush" className="aspect-video" />
          <div className="space-y-3 p-5">
            <Skeleton className="h-5 w-2/3" />
            <Skeleton className="h-4 w-full" />
            <Skeleton className="h-4 w-1/2" />
          </div>
        </div>
      ))}
    </div>
  )
}

export function LoadingRows({ count = 6 }: { count?: number }) {
  return (
    <div aria-busy="true" className="divide-y rounded-xl border bg-surface">
      <span className="sr-only">Loading</span>
      {places(count).map((place) => (
        <div key={place} className="flex items-center gap-4 p-4">
          <Skeleton shape="circle" className="size-10" />
          <div className="grow space-y-2">
            <Skeleton className="h-4 w-1/3" />
            <Skeleton className="h-4 w-2/3" />
          </div>
        </div>
      ))}
    </div>
  )
}

export function LoadingFacts({ count = 5 }: { count?: number }) {
  return (
    <div aria-busy="true" className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(16rem,2fr)]">
      <span className="sr-only">Loading</span>
      <Skeleton className="aspect-video" />
      <div className="space-y-4 rounded-xl border bg-surface p-6">
        {places(count).map((place) => (
          <div key={place} className="flex justify-between gap-6">
            <Skeleton className="h-4 w-24" />
            <Skeleton className="h-4 w-32" />
          </div>
        ))}
      </div>
    </div>
  )
}
