import { cn } from '#lib/cn.ts'
import { site } from '#src/site.ts'
import { initials } from '#ui/avatar.tsx'

/** The app's mark: its initials, in the colours given by `className`. */
export function Logo({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'grid size-9 shrink-0 select-none place-items-center rounded-lg font-bold text-sm tracking-tight',
        className,
      )}
    >
      {initials(site.name)}
    </span>
  )
}
