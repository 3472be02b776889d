import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'

export interface SwitchProps extends Omit<ComponentProps<'input'>, 'type' | 'role'> {
  checked: boolean
}

export function Switch({ className, checked, ...props }: SwitchProps) {
  return (
    <span className="relative inline-flex h-6 w-11 shrink-0">
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        className={cn(
          'peer size-full appearance-none rounded-full border border-input bg-surface transition checked:border-component-strong checked:bg-component-strong disabled:opacity-60',
          className,
        )}
        {...props}
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute top-1 left-1 size-4 rounded-full bg-input transition peer-checked:translate-x-5 peer-checked:bg-surface"
      />
    </span>
  )
}
