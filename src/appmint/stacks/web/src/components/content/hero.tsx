import { ArrowRight, type LucideIcon } from 'lucide-react'
import { Link } from 'react-router'
import { Artwork } from '#components/cover.tsx'
import { site } from '#src/site.ts'
import { initials } from '#ui/avatar.tsx'
import { Button } from '#ui/button.tsx'

export interface HeroProps {
  heading: string
  text?: string
  /** The first is the main one. */
  actions?: readonly { label: string; to: string }[]
  icon?: LucideIcon
}

/** The opening of a page, with artwork drawn from the heading. It holds the page's main heading. */
export function Hero({ heading, text, actions = [], icon }: HeroProps) {
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
      <Artwork
        title={heading}
        icon={icon}
        mark={initials(site.name)}
        className="relative aspect-[5/4] w-full overflow-hidden rounded-3xl shadow-lift max-lg:aspect-[5/2] max-sm:order-first"
      />
    </section>
  )
}
