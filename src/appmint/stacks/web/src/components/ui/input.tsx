import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'
import { CONTROL } from '#ui/control.ts'

export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return <input type={type} className={cn(CONTROL, className)} {...props} />
}
