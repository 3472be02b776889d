import { type LucideIcon, MapPin } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Section } from '#components/page.tsx'
import { EmptyState } from '#components/states.tsx'
import { Drawing } from '#features/map/drawing.tsx'
import type { Place } from '#shared/page.ts'

/** A record with its place on the map. */
export interface Placed {
  id: number
  name: string
  place: Place
  /** The address of its page. */
  to?: string
  facts?: ReactNode
}

export interface PlaceMapProps {
  noun: string
  nouns: string
  icon: LucideIcon
  places: readonly Placed[]
}

/** A drawn map with a marker for each record, and the records beside it. */
export function PlaceMap({ noun, nouns, icon, places }: PlaceMapProps) {
  const [open, setOpen] = useState<number | null>(null)
  if (places.length === 0) {
    return (
      <EmptyState
        icon={icon}
        title={`No ${nouns} on the map yet`}
        text={`A ${noun} appears here once it has a place.`}
      />
    )
  }
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,2fr)] lg:items-start">
      <Drawing
        label={`Map of ${nouns}`}
        icon={icon}
        nouns={nouns}
        places={places}
        open={open}
        onOpen={setOpen}
      />
      <Section heading="On the map" className="lg:max-h-[40rem] lg:overflow-y-auto lg:p-1">
        <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-1">
          {places.map(({ id, name, place }) => (
            <li key={id}>
              <button
                type="button"
                aria-pressed={open === id}
                onClick={() => setOpen(id)}
                className="flex w-full min-w-0 items-start gap-3 rounded-xl border bg-surface p-3.5 text-left text-surface-foreground shadow-card transition hover:border-component-strong aria-pressed:border-component-strong aria-pressed:ring-1 aria-pressed:ring-component-strong"
              >
                <MapPin
                  aria-hidden="true"
                  className="mt-0.5 size-5 shrink-0 text-component-strong"
                />
                <span className="min-w-0">
                  <span className="block font-medium">
                    <span className="sr-only">Show </span>
                    {name}
                    <span className="sr-only"> on the map</span>
                  </span>
                  <span className="block text-muted-foreground text-sm">{place.label}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
