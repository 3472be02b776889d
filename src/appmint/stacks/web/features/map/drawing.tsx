import { ArrowRight, type LucideIcon, X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { Placed } from '#features/map/place-map.tsx'
import {
  clustered,
  degrees,
  type Frame,
  fitted,
  gridLines,
  positionIn,
  scaleBar,
} from '#features/map/projection.ts'
import { cn } from '#lib/cn.ts'
import { Button } from '#ui/button.tsx'

const WIDTH = 800
/** Width by height, where there is room and on a phone. */
const ASPECT = { wide: 1.6, narrow: 1.05 } as const
const NARROW_PX = 520
const MARKER_PX = 34
const NAMED_AT_MOST = 14

export interface DrawingProps {
  label: string
  nouns: string
  icon: LucideIcon
  places: readonly Placed[]
  /** The record whose notice is open. */
  open: number | null
  onOpen: (id: number | null) => void
}

/** Grid, place names and markers. */
export function Drawing({ label, nouns, icon: Icon, places, open, onOpen }: DrawingProps) {
  const box = useRef<HTMLFieldSetElement>(null)
  const width = useWidth(box)
  const narrow = width < NARROW_PX
  const aspect = narrow ? ASPECT.narrow : ASPECT.wide
  const frame = fitted(
    places.map(({ place }) => place),
    aspect,
  )
  const clusters = clustered(places, frame, { nearness: (MARKER_PX + 4) / width, aspect })
  const named = clusters.length <= NAMED_AT_MOST && !narrow
  return (
    <fieldset
      ref={box}
      aria-label={label}
      className="relative isolate w-full min-w-0 overflow-hidden rounded-2xl border shadow-card"
      style={{ aspectRatio: aspect }}
    >
      <Graticule frame={frame} width={width} height={width / aspect} />
      {clusters.map(({ x, y, members }) => {
        const [first] = members
        if (!first) {
          return null
        }
        const several = members.length > 1
        const shown = members.some(({ id }) => id === open)
        const place = first.place.label.split(',')[0]
        return (
          <Popover.Root
            key={first.id}
            open={shown}
            onOpenChange={(opened) => onOpen(opened ? first.id : null)}
          >
            <Popover.Trigger
              aria-label={
                several ? `${members.length} ${nouns} near ${place}` : `${first.name}, ${place}`
              }
              className={cn(
                'absolute grid -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full border-2 border-surface bg-component font-semibold text-component-foreground text-sm shadow-lift transition hover:z-10 hover:scale-110',
                shown && 'z-10 scale-110 ring-3 ring-component-strong',
              )}
              style={{
                left: `${x * 100}%`,
                top: `${y * 100}%`,
                width: MARKER_PX,
                height: MARKER_PX,
              }}
            >
              {several ? members.length : <Icon aria-hidden="true" className="size-4" />}
            </Popover.Trigger>
            {named ? (
              <span
                aria-hidden="true"
                className="-translate-x-1/2 pointer-events-none absolute -z-10 max-w-32 truncate rounded-md bg-surface/85 px-1.5 font-medium text-surface-foreground text-xs"
                style={{ left: `${x * 100}%`, top: `calc(${y * 100}% + ${MARKER_PX / 2 + 3}px)` }}
              >
                {place}
              </span>
            ) : null}
            <Notice members={members} open={open} onOpen={onOpen} />
          </Popover.Root>
        )
      })}
    </fieldset>
  )
}

function Notice({
  members,
  open,
  onOpen,
}: {
  members: Placed[]
  open: number | null
  onOpen: (id: number) => void
}) {
  const shown = members.find(({ id }) => id === open) ?? members[0]
  if (!shown) {
    return null
  }
  return (
    <Popover.Portal>
      <Popover.Content
        aria-label={shown.name}
        side="top"
        sideOffset={8}
        collisionPadding={12}
        className="z-40 w-72 max-w-[calc(100vw-1.5rem)] rounded-xl border bg-surface p-4 text-surface-foreground shadow-float focus:outline-none data-[state=open]:animate-appear"
      >
        <div className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            <p className="font-semibold">{shown.name}</p>
            <p className="text-muted-foreground text-sm">{shown.place.label}</p>
          </div>
          <Popover.Close
            aria-label="Close"
            className="-m-1 rounded-lg p-1 text-muted-foreground hover:bg-component-soft hover:text-component-soft-foreground"
          >
            <X aria-hidden="true" className="size-5" />
          </Popover.Close>
        </div>
        {shown.facts ? <div className="mt-3">{shown.facts}</div> : null}
        {shown.to ? (
          <Button asChild size="sm" className="mt-4 w-full">
            <Link to={shown.to} aria-label={`Open ${shown.name}`}>
              Open <ArrowRight aria-hidden="true" />
            </Link>
          </Button>
        ) : null}
        {members.length > 1 ? (
          <ul className="mt-3 max-h-40 divide-y overflow-y-auto border-t text-sm">
            {members
              .filter(({ id }) => id !== shown.id)
              .map(({ id, name }) => (
                <li key={id}>
                  <button
                    type="button"
                    className="w-full py-2 text-left hover:text-component-strong"
                    onClick={() => onOpen(id)}
                  >
                    {name}
                  </button>
                </li>
              ))}
          </ul>
        ) : null}
      </Popover.Content>
    </Popover.Portal>
  )
}

/** Lines of latitude and longitude with their degrees. */
function Graticule({ frame, width, height }: { frame: Frame; width: number; height: number }) {
  const meridians = gridLines(frame.west, frame.east)
  const parallels = gridLines(frame.south, frame.north)
  const { km, share } = scaleBar(frame)
  const bar = share * width
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      className="absolute inset-0 -z-10 size-full bg-component-soft text-component-soft-foreground"
    >
      <g stroke="var(--component-strong)" strokeOpacity="0.18" strokeDasharray="2 5">
        {meridians.map((lng) => {
          const x = positionIn(frame, { lat: 0, lng }).x * width
          return <line key={lng} x1={x} x2={x} y1={0} y2={height} />
        })}
        {parallels.map((lat) => {
          const y = positionIn(frame, { lat, lng: 0 }).y * height
          return <line key={lat} x1={0} x2={width} y1={y} y2={y} />
        })}
      </g>
      <g fill="var(--component-soft-foreground)" fontSize="11">
        {meridians.map((lng) => (
          <text key={lng} x={positionIn(frame, { lat: 0, lng }).x * width + 4} y={height - 8}>
            {degrees(lng, ['E', 'W'])}
          </text>
        ))}
        {parallels.map((lat) => (
          <text key={lat} x={6} y={positionIn(frame, { lat, lng: 0 }).y * height - 4}>
            {degrees(lat, ['N', 'S'])}
          </text>
        ))}
        <path
          d={`M${width - 16 - bar} 22 v6 h${bar} v-6`}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
        <text x={width - 16 - bar / 2} y={20} textAnchor="middle">
          {km} km
        </text>
      </g>
    </svg>
  )
}

/** How wide an element is now, in pixels. */
function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(WIDTH)
  useEffect(() => {
    const element = box.current
    if (!element) {
      return
    }
    const observer = new ResizeObserver(() => setWidth(element.clientWidth || WIDTH))
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
  return width
}
