import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { sequenceOf, tone } from '#lib/artwork.ts'
import { cn } from '#lib/cn.ts'

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
  ratio?: keyof typeof RATIOS
  className?: string
}

export function Cover({ title, icon, src, ratio = 'wide', className }: CoverProps) {
  const frame = cn('relative w-full shrink-0 overflow-hidden rounded-xl', RATIOS[ratio], className)
  if (src) {
    return (
      <div className={frame}>
        <img src={src} alt={title} loading="lazy" className="size-full object-cover" />
      </div>
    )
  }
  return <Artwork title={title} icon={icon} className={frame} />
}

type Next = () => number

const span = (next: Next, from: number, to: number) => from + next() * (to - from)

function Rings({ next }: { next: Next }) {
  const [x, y] = [span(next, 250, 360), span(next, 20, 90)]
  return [220, 165, 115, 70, 32].map((radius) => (
    <circle key={radius} cx={x} cy={y} r={radius} fill="white" fillOpacity="0.09" />
  ))
}

function Hills({ next }: { next: Next }) {
  return [105, 140, 175].map((top) => {
    const [a, b, c] = [span(next, -50, 40), span(next, -40, 50), span(next, -30, 30)]
    return (
      <path
        key={top}
        d={`M0 ${top + c} C 90 ${top + a}, 150 ${top + b}, 220 ${top} S 340 ${top + a}, 400 ${top - c} V 225 H 0 Z`}
        fill="white"
        fillOpacity="0.12"
      />
    )
  })
}

function Beams({ next }: { next: Next }) {
  const start = span(next, -40, 40)
  return [0, 1, 2, 3, 4].map((beam) => (
    <path
      key={beam}
      d={`M${start + beam * 96} 240 L${start + beam * 96 + 130} -20 h${18 + beam * 9} L${start + beam * 96 + 30} 240 Z`}
      fill="white"
      fillOpacity={0.05 + beam * 0.025}
    />
  ))
}

function Tiles({ next }: { next: Next }) {
  const cells = Array.from({ length: 40 }, (_, cell) => cell)
  return cells.map((cell) => {
    const opacity = next() ** 3 * 0.3
    return (
      <rect
        key={cell}
        x={(cell % 8) * 50}
        y={Math.floor(cell / 8) * 46 - 2}
        width="50"
        height="46"
        fill="white"
        fillOpacity={opacity.toFixed(3)}
      />
    )
  })
}

function Bubbles({ next }: { next: Next }) {
  const bubbles = Array.from({ length: 9 }, (_, bubble) => bubble)
  return bubbles.map((bubble) => (
    <circle
      key={bubble}
      cx={span(next, 0, 400).toFixed(0)}
      cy={span(next, 0, 225).toFixed(0)}
      r={span(next, 14, 84).toFixed(0)}
      fill="white"
      fillOpacity="0.1"
    />
  ))
}

function Arcs({ next }: { next: Next }) {
  const [x, y] = [span(next, -20, 60), span(next, 200, 245)]
  return [70, 115, 160, 205, 250, 295].map((radius) => (
    <circle
      key={radius}
      cx={x}
      cy={y}
      r={radius}
      fill="none"
      stroke="white"
      strokeOpacity="0.17"
      strokeWidth="14"
    />
  ))
}

const PATTERNS: readonly ((props: { next: Next }) => ReactNode)[] = [
  Rings,
  Hills,
  Beams,
  Tiles,
  Bubbles,
  Arcs,
]

export interface ArtworkProps {
  title: string
  icon?: LucideIcon
  /** One or two letters, where there is no icon. */
  mark?: string
  className?: string
}

/** Decoration in the app's colours that is always the same for the same title. */
export function Artwork({ title, icon: Icon, mark, className }: ArtworkProps) {
  const next = sequenceOf(title)
  // Close to the asked colour: a wider turn would bring in colours nobody chose.
  const turn = span(next, -10, 10)
  const angle = span(next, 110, 160).toFixed(0)
  const Pattern = PATTERNS[Math.floor(next() * PATTERNS.length)] ?? Rings
  const background = `linear-gradient(${angle}deg, ${tone(turn, 0.1)}, ${tone(turn - 8, -0.14)})`
  return (
    <div aria-hidden="true" className={className} style={{ background }}>
      <svg
        aria-hidden="true"
        viewBox="0 0 400 225"
        preserveAspectRatio="xMidYMid slice"
        className="absolute inset-0 size-full"
      >
        {Pattern({ next })}
      </svg>
      <div className="absolute inset-0 grid place-items-center">
        <span className="grid aspect-square h-[42%] max-h-32 place-items-center rounded-[28%] bg-white/15 ring-1 ring-white/25">
          {Icon ? (
            <Icon className="size-1/2 text-white" strokeWidth={1.6} />
          ) : (
            <span className="font-bold text-white text-xl tracking-tight lg:text-4xl">{mark}</span>
          )}
        </span>
      </div>
    </div>
  )
}
