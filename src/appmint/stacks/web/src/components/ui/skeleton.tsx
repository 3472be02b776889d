import { cn } from '#lib/cn.ts'

const SHAPES = { block: 'rounded-lg', circle: 'rounded-full', flush: '' } as const

export interface SkeletonProps {
  shape?: keyof typeof SHAPES
  className?: string
}

/** A grey place for something on its way; invisible to assistive technology. */
export function Skeleton({ shape = 'block', className }: SkeletonProps) {
  return (
    <div
      aria-hidden="true"
      className={cn('animate-pulse bg-muted-foreground/15', SHAPES[shape], className)}
    />
  )
}
