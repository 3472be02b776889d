import type { LucideIcon } from 'lucide-react'
import { Artwork } from '#components/art/artwork.tsx'
import { cn } from '#lib/cn.ts'
import { initials } from '#ui/avatar.tsx'

const RATIOS = {
  wide: 'aspect-video',
  square: 'aspect-square',
  tall: 'aspect-[3/4]',
  banner: 'aspect-[21/9]',
} as const

export interface CoverProps {
  title: string
  icon: LucideIcon
  /** A picture; without one, artwork is drawn from the title in the app's colours. */
  src?: string | null
  /** The artwork is a view, not an icon. */
  scenic?: boolean
  /** The artwork shows somebody's initials. */
  person?: boolean
  ratio?: keyof typeof RATIOS
  className?: string
}

export function Cover({
  title,
  icon,
  src,
  scenic,
  person = false,
  ratio = 'wide',
  className,
}: CoverProps) {
  const frame = cn('relative w-full shrink-0 overflow-hidden rounded-xl', RATIOS[ratio], className)
  if (src) {
    return (
      <div className={frame}>
        <img src={src} alt={title} loading="lazy" className="size-full object-cover" />
      </div>
    )
  }
  const mark = person ? initials(title) : undefined
  return <Artwork title={title} icon={icon} mark={mark} scenic={scenic} className={frame} />
}
