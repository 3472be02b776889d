import type { LucideIcon } from 'lucide-react'
import { cn } from '#lib/cn.ts'

/** An icon on a small tinted ground, beside the words that say the same. */
export function IconTile({ icon: Icon, className }: { icon: LucideIcon; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'grid size-11 shrink-0 place-items-center rounded-xl bg-component-soft text-component-soft-foreground',
        className,
      )}
    >
      <Icon className="size-5" />
    </span>
  )
}
