import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'
import { CONTROL } from '#ui/control.ts'

/** The platform's own picker: the best one on phones and with assistive technology. */
export function NativeSelect({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <span className="relative block">
      <select className={cn(CONTROL, 'appearance-none truncate pr-10', className)} {...props}>
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  )
}
