import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'
import { CONTROL } from '#ui/control.ts'

export function Textarea({ className, rows = 5, ...props }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} className={cn(CONTROL, 'leading-relaxed', className)} {...props} />
}
