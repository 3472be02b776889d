import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { PATTERNS } from '#components/art/patterns.tsx'
import { Scene } from '#components/art/scenes.tsx'
import { GROUNDS, type Ground, groundOf, sequenceOf } from '#lib/artwork.ts'
import { cn } from '#lib/cn.ts'

export interface ArtworkProps {
  title: string
  icon?: LucideIcon
  /** One or two letters in place of the icon. */
  mark?: string
  /** How light it is; without it, the title decides. */
  ground?: Ground
  /** A view in place of the icon, where records are pictures or places. */
  scenic?: boolean
  className?: string
}

/** Decoration in the app's colours that is always the same for the same title. */
export function Artwork({
  title,
  icon: Icon,
  mark,
  ground,
  scenic = false,
  className,
}: ArtworkProps) {
  const next = sequenceOf(title)
  const turn = next()
  const chosen = ground ?? GROUNDS[Math.floor(next() * GROUNDS.length)] ?? 'middle'
  const { background, color } = groundOf(scenic ? 'middle' : chosen, turn)
  const Pattern = PATTERNS[Math.floor(next() * PATTERNS.length)]
  const cornered = next() < 0.5
  return (
    <div
      aria-hidden="true"
      className={cn('relative overflow-hidden', className)}
      style={{ background, color }}
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 400 225"
        preserveAspectRatio="xMidYMid slice"
        className="absolute inset-0 size-full"
      >
        {scenic ? Scene({ title, next }) : Pattern?.({ next })}
      </svg>
      {mark ? (
        <Disc>
          <span className="font-semibold text-3xl tracking-tight sm:text-4xl">{mark}</span>
        </Disc>
      ) : null}
      {Icon && !scenic && !mark ? <Emblem icon={Icon} cornered={cornered} /> : null}
    </div>
  )
}

function Emblem({ icon: Icon, cornered }: { icon: LucideIcon; cornered: boolean }) {
  if (cornered) {
    return (
      <>
        <Icon
          className="absolute -right-[6%] -bottom-[18%] size-auto h-[105%] rotate-[-12deg] opacity-25"
          strokeWidth={1}
        />
        <Icon
          className="absolute top-1/2 left-[12%] size-auto h-[38%] max-h-36 -translate-y-1/2"
          strokeWidth={1.4}
        />
      </>
    )
  }
  return (
    <Disc>
      <Icon className="size-[54%]" strokeWidth={1.4} />
    </Disc>
  )
}

function Disc({ children }: { children: ReactNode }) {
  return (
    <div className="absolute inset-0 grid place-items-center">
      <span className="grid aspect-square h-[62%] max-h-56 place-items-center rounded-full bg-current/12 ring-1 ring-current/20">
        {children}
      </span>
    </div>
  )
}
