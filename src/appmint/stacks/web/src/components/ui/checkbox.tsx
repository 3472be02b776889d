import { Check } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'

export function Checkbox({ className, ...props }: Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <span className="relative inline-grid size-5 shrink-0 place-items-center">
      <input
        type="checkbox"
        className={cn(
          'peer size-5 appearance-none rounded-sm border border-input bg-surface transition checked:border-component-strong checked:bg-component-strong hover:border-component-strong disabled:opacity-60 aria-invalid:border-danger',
          className,
        )}
        {...props}
      />
      <Check
        aria-hidden="true"
        className="pointer-events-none absolute hidden size-4 stroke-3 text-surface peer-checked:block"
      />
    </span>
  )
}
