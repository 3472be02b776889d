import { cn } from '#lib/cn.ts'

/** A grey place for something on its way; invisible to assistive technology. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={cn('animate-pulse rounded-lg bg-muted-foreground/15', className)}
    />
  )
}
