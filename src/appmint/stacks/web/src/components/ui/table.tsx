import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'

/** Scrolls sideways on its own when it is wider than the page. `aria-label` says what it is about. */
export function Table({ className, ...props }: ComponentProps<'table'> & { 'aria-label': string }) {
  return (
    <section
      aria-label={`${props['aria-label']} table`}
      tabIndex={0}
      className="relative w-full overflow-x-auto rounded-xl border bg-surface text-surface-foreground shadow-card"
    >
      <table className={cn('w-full border-collapse text-left text-sm', className)} {...props} />
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

export function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return <td className={cn('px-4 py-3 align-middle first:min-w-40', className)} {...props} />
}
