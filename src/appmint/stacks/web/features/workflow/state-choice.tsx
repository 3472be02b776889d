import { cn } from '#lib/cn.ts'

export interface StateChoiceProps {
  label: string
  states: readonly string[]
  value: string
  onChange: (state: string) => void
}

/** Which of a few states is looked at. */
export function StateChoice({ label, states, value, onChange }: StateChoiceProps) {
  return (
    <fieldset className="flex min-w-0 flex-wrap gap-2">
      <legend className="sr-only">{label}</legend>
      {states.map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={state === value}
          onClick={() => onChange(state)}
          className={cn(
            'min-h-9 rounded-full border px-4 py-1 font-medium text-sm transition',
            state === value
              ? 'border-transparent bg-component text-component-foreground'
              : 'border-input bg-surface text-surface-foreground hover:border-component-strong',
          )}
        >
          {state}
        </button>
      ))}
    </fieldset>
  )
}
