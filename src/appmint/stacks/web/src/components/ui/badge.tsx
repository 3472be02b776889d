import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'

const VARIANTS = {
  default: 'bg-component-soft text-component-soft-foreground',
  solid: 'bg-component text-component-foreground',
  outline: 'border bg-surface text-surface-foreground',
} as const

export interface BadgeProps extends ComponentProps<'span'> {
  variant?: keyof typeof VARIANTS
}

export function Badge({ variant = 'default', className, ...props }: BadgeProps) {
  return (
    <span
      className={cn(
        'inline-flex max-w-full items-center gap-1.5 rounded-full px-2.5 py-0.5 font-medium text-xs leading-5 [&_svg]:size-3.5 [&_svg]:shrink-0',
        VARIANTS[variant],
        className,
      )}
      {...props}
    />
  )
}
