import { cn } from '#lib/cn.ts'

const SIZES = {
  sm: 'size-8 text-xs',
  default: 'size-10 text-sm',
  lg: 'size-16 text-xl',
} as const

/** The first letters of the first and last word: "Ada King Lovelace" is "AL". */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words
  return picked.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('') || '?'
}

export interface AvatarProps {
  name: string
  src?: string | null
  size?: keyof typeof SIZES
  className?: string
}

/** A picture, or initials, beside a written name: hence hidden from assistive technology. */
export function Avatar({ name, src, size = 'default', className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'inline-grid shrink-0 select-none place-items-center overflow-hidden rounded-full bg-component font-semibold text-component-foreground',
        SIZES[size],
        className,
      )}
    >
      {src ? <img src={src} alt="" className="size-full object-cover" /> : initials(name)}
    </span>
  )
}
