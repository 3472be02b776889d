import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'

export interface LabelProps extends ComponentProps<'label'> {
  htmlFor: string
}

export function Label({ className, htmlFor, children, ...props }: LabelProps) {
  return (
    <label htmlFor={htmlFor} className={cn('font-medium text-sm', className)} {...props}>
      {children}
    </label>
  )
}
