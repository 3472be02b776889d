import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'

const VARIANTS = {
  default:
    'bg-component text-component-foreground shadow-sm ring-1 ring-inset ring-black/10 hover:bg-component-hover',
  secondary:
    'bg-component-soft text-component-soft-foreground hover:ring-1 hover:ring-inset hover:ring-current',
  outline:
    'border border-input bg-surface text-surface-foreground hover:border-component-strong hover:text-component-strong',
  ghost: 'text-component-strong hover:bg-component-soft hover:text-component-soft-foreground',
  danger: 'bg-danger text-danger-foreground shadow-sm hover:opacity-90',
} as const

const SIZES = {
  default: 'min-h-10 px-4 py-2 text-sm',
  sm: 'min-h-8 px-3 py-1 text-sm',
  lg: 'min-h-12 px-6 py-2.5 text-base',
  icon: 'size-10',
} as const

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: keyof typeof VARIANTS
  size?: keyof typeof SIZES
  /** Gives the look to the only child, such as a link. */
  asChild?: boolean
}

export function Button({
  variant = 'default',
  size = 'default',
  asChild = false,
  type = 'button',
  className,
  ...props
}: ButtonProps) {
  const look = cn(
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-lg text-center font-medium transition',
    'active:translate-y-px disabled:opacity-60 [&_svg]:size-[1.15em] [&_svg]:shrink-0',
    VARIANTS[variant],
    SIZES[size],
    className,
  )
  if (asChild) {
    return <Slot.Root className={look} {...props} />
  }
  return <button type={type} className={look} {...props} />
}
