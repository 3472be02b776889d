import { cn } from '#lib/cn.ts'

export interface ProgressProps {
  label: string
  /** From 0 to 100. */
  value: number
  className?: string
}

export function Progress({ label, value, className }: ProgressProps) {
  const percent = Math.min(100, Math.max(0, Math.round(value)))
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={cn('h-2.5 w-full overflow-hidden rounded-full bg-muted-foreground/20', className)}
    >
      <div
        className="h-full rounded-full bg-component-strong transition-[width] duration-500"
        style={{ width: `${percent}%` }}
      />
    </div>
  )
}
