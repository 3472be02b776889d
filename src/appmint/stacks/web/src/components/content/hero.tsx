import { ArrowRight, type LucideIcon } from 'lucide-react'
import { Link } from 'react-router'
import { Artwork } from '#components/art/artwork.tsx'
import { cn } from '#lib/cn.ts'
import { Button } from '#ui/button.tsx'

export interface HeroProps {
  heading: string
  text?: string
  /** The first is the main one. */
  actions?: readonly { label: string; to: string }[]
  /** What the app is about, in pictures. */
  icons?: readonly LucideIcon[]
}

/** The opening of a page, with artwork drawn from the heading. It holds the page's main heading. */
export function Hero({ heading, text, actions = [], icons = [] }: HeroProps) {
  return (
    <section
      aria-label={heading}
      className="grid items-center gap-8 py-2 sm:py-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-14 lg:py-10"
    >
      <div className="min-w-0">
        <span aria-hidden="true" className="mb-6 block h-1.5 w-14 rounded-full bg-component" />
        <h1 className="font-bold text-4xl leading-[1.08] tracking-tight sm:text-5xl lg:text-6xl">
          {heading}
        </h1>
        {text ? (
          <p className="mt-5 max-w-xl text-lg text-muted-foreground sm:text-xl">{text}</p>
        ) : null}
        {actions.length > 0 ? (
          <div className="mt-8 flex flex-wrap gap-3">
            {actions.map((action, place) => (
              <Button
                key={action.to + action.label}
                asChild
                size="lg"
                variant={place === 0 ? 'default' : 'outline'}
                className="max-sm:w-full"
              >
                <Link to={action.to}>
                  {action.label}
                  {place === 0 ? <ArrowRight aria-hidden="true" /> : null}
                </Link>
              </Button>
            ))}
          </div>
        ) : null}
      </div>
      <Collage heading={heading} icons={icons} />
    </section>
  )
}

/** A place in the collage, from the largest on; a phone shows the first three in a row. */
const PLACES = [
  { ground: 'middle', place: 'lg:col-span-2 lg:row-span-2' },
  { ground: 'light', place: '' },
  { ground: 'deep', place: '' },
  { ground: 'deep', place: 'max-lg:hidden' },
  { ground: 'light', place: 'max-lg:hidden lg:col-span-2' },
] as const

function Collage({ heading, icons }: { heading: string; icons: readonly LucideIcon[] }) {
  return (
    <div
      aria-hidden="true"
      className="grid aspect-[3/1] w-full grid-cols-3 gap-3 lg:aspect-[6/5] lg:grid-rows-3 lg:gap-4"
    >
      {PLACES.map(({ ground, place }, index) => (
        <Artwork
          key={place + ground}
          title={`${heading} ${index}`}
          icon={icons[index]}
          ground={ground}
          className={cn('rounded-2xl shadow-card', place)}
        />
      ))}
    </div>
  )
}
