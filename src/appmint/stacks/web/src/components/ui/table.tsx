import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'

export interface TableProps extends ComponentProps<'table'> {
  /** What the table is about. */
  'aria-label': string
  /** On a phone each row stands alone, with the `label` of each cell beside its value. */
  stacked?: boolean
}

/** Scrolls sideways on its own when it is wider than the page. */
export function Table({ className, stacked = false, ...props }: TableProps) {
  return (
    <section
      aria-label={`${props['aria-label']} table`}
      tabIndex={0}
      className="relative w-full overflow-x-auto rounded-xl border bg-surface text-surface-foreground shadow-card"
    >
      <table
        className={cn('w-full border-collapse text-left text-sm', stacked && 'stacked', className)}
        {...props}
      />
    </section>
  )
}

export function TableHeader({ className, ...props }: ComponentProps<'thead'>) {
  return <thead className={cn('border-b bg-component-soft', className)} {...props} />
}

export function TableBody({ className, ...props }: ComponentProps<'tbody'>) {
  return <tbody className={cn('divide-y', className)} {...props} />
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr className={cn('transition-colors', className)} {...props} />
}

export function TableHead({ className, scope = 'col', ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope={scope}
      className={cn(
        'whitespace-nowrap px-4 py-3 font-semibold text-component-soft-foreground text-xs',
        className,
      )}
      {...props}
    />
  )
}

/** `label` repeats the column's heading where a stacked table shows none. */
export function TableCell({
  className,
  label,
  ...props
}: ComponentProps<'td'> & { label?: string }) {
  return (
    <td
      data-label={label}
      className={cn('px-4 py-3 align-middle first:min-w-40', className)}
      {...props}
    />
  )
}
