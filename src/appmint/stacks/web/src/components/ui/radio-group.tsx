import type { ComponentProps, ReactNode } from 'react'
import { cn } from '#lib/cn.ts'

export interface RadioGroupProps extends Omit<ComponentProps<'fieldset'>, 'children'> {
  legend: string
  children: ReactNode
}

/** Choices of which one holds; the items share one `name`. */
export function RadioGroup({ legend, className, children, ...props }: RadioGroupProps) {
  return (
    <fieldset className={cn('flex min-w-0 flex-col gap-2', className)} {...props}>
      <legend className="mb-2 font-medium text-sm">{legend}</legend>
      {children}
    </fieldset>
  )
}

export interface RadioGroupItemProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: ReactNode
}

export function RadioGroupItem({ label, className, ...props }: RadioGroupItemProps) {
  return (
    <label
      className={cn(
        'flex min-h-11 items-center gap-3 rounded-lg border bg-surface px-3.5 py-2 text-sm text-surface-foreground transition hover:border-component-strong has-checked:border-component-strong has-checked:ring-1 has-checked:ring-component-strong has-disabled:opacity-60',
        className,
      )}
    >
      <input
        type="radio"
        className="size-5 shrink-0 appearance-none rounded-full border border-input bg-surface transition checked:border-[6px] checked:border-component-strong"
        {...props}
      />
      <span>{label}</span>
    </label>
  )
}
