import { Check } from 'lucide-react'
import { cn } from '#lib/cn.ts'

const TURNED_AWAY = /^(cancel|declin|den|expired|failed|lost|refus|reject|returned|withdrawn)/i

/** How far a record has come on its usual way; a state off that way stands alone. */
export function StateTrack({ states, state }: { states: readonly string[]; state: string }) {
  const way = TURNED_AWAY.test(state) ? [] : states.filter((step) => !TURNED_AWAY.test(step))
  const reached = way.indexOf(state)
  if (reached < 0 || way.length < 3) {
    return null
  }
  return (
    <ol aria-label="Progress" className="flex flex-col gap-3 sm:flex-row sm:gap-0">
      {way.map((step, place) => (
        <li
          key={step}
          aria-current={place === reached ? 'step' : undefined}
          className="flex min-w-0 items-center gap-3 sm:flex-1 sm:flex-col sm:items-start sm:gap-2"
        >
          <span
            aria-hidden="true"
            className={cn(
              'grid size-7 shrink-0 place-items-center rounded-full border-2 border-component-strong sm:hidden',
              place <= reached && 'bg-component-strong text-surface',
            )}
          >
            {place <= reached ? <Check className="size-4" /> : null}
          </span>
          <span
            aria-hidden="true"
            className={cn(
              'hidden h-2 w-full sm:block',
              place === 0 && 'rounded-l-full',
              place === way.length - 1 && 'rounded-r-full',
              place <= reached ? 'bg-component-strong' : 'bg-muted-foreground/25',
            )}
          />
          <span
            className={cn('text-sm', place === reached ? 'font-semibold' : 'text-muted-foreground')}
          >
            {step}
          </span>
        </li>
      ))}
    </ol>
  )
}
