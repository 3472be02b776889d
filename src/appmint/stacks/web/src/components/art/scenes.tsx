import type { ReactNode } from 'react'
import { type Next, span } from '#lib/artwork.ts'

const LAYERS = [0, 1, 2, 3] as const
/** From the far layer to the near one. */
const DEPTHS = ['0.22', '0.34', '0.5', '0.72'] as const

function Sun({ next }: { next: Next }) {
  const [x, y, radius] = [span(next, 70, 330), span(next, 40, 95), span(next, 18, 34)]
  return (
    <>
      <circle cx={x} cy={y} r={radius * 2.1} fill="white" fillOpacity="0.12" />
      <circle cx={x} cy={y} r={radius} fill="white" fillOpacity="0.85" />
    </>
  )
}

function Mountains({ next }: { next: Next }) {
  return LAYERS.map((layer) => {
    const base = 96 + layer * 32
    const points = [0, 1, 2, 3, 4, 5].map((peak) => {
      const x = peak * 80 + span(next, -24, 24)
      const y = base + (peak % 2 === layer % 2 ? span(next, -46, -16) : span(next, 8, 30))
      return `${x.toFixed(0)},${y.toFixed(0)}`
    })
    return (
      <polygon
        key={layer}
        points={`-40,225 -40,${base} ${points.join(' ')} 440,${base} 440,225`}
        fillOpacity={DEPTHS[layer]}
      />
    )
  })
}

function Meadows({ next }: { next: Next }) {
  return LAYERS.map((layer) => {
    const top = 104 + layer * 30
    const [a, b, c] = [span(next, -44, 34), span(next, -34, 44), span(next, -16, 16)]
    return (
      <path
        key={layer}
        d={`M0 ${top + c} C 90 ${top + a}, 150 ${top + b}, 220 ${top} S 340 ${top + a}, 400 ${top - c} V 225 H 0 Z`}
        fillOpacity={DEPTHS[layer]}
      />
    )
  })
}

function Sea({ next }: { next: Next }) {
  const sail = span(next, 90, 310)
  return (
    <>
      <path d={`M${sail} 70 v56 h-32 Z M${sail + 5} 84 v42 h22 Z`} fill="white" fillOpacity="0.9" />
      <path d={`M${sail - 40} 131 h78 l-12 14 h-54 Z`} fillOpacity="0.8" />
      {LAYERS.map((layer) => {
        const [top, shift] = [140 + layer * 22, span(next, -50, 0)]
        return (
          <path
            key={layer}
            d={`M${shift} ${top} q 25 -14 50 0 t 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 V 230 H ${shift} Z`}
            fillOpacity={DEPTHS[layer]}
          />
        )
      })}
    </>
  )
}

function Skyline({ next }: { next: Next }) {
  const rows = [0, 1] as const
  return rows.map((row) => {
    const houses = Array.from({ length: 11 }, (_, house) => house)
    return (
      <g key={row} fillOpacity={row === 0 ? 0.35 : 0.68}>
        {houses.map((house) => {
          const [width, height] = [span(next, 26, 44), span(next, 46, 128) - row * 22]
          const [x, y] = [house * 38 - 12 + row * 14, 225 - height]
          const lit = next() > 0.4
          return (
            <g key={house}>
              <rect x={x} y={y} width={width} height={height} />
              {row === 1 && lit ? (
                <path
                  d={`M${x + 7} ${y + 12} h6 v8 h-6 Z M${x + 18} ${y + 12} h6 v8 h-6 Z M${x + 7} ${y + 30} h6 v8 h-6 Z`}
                  fill="white"
                  fillOpacity="0.75"
                />
              ) : null}
            </g>
          )
        })}
      </g>
    )
  })
}

function Woods({ next }: { next: Next }) {
  return [0, 1, 2].map((row) => {
    const trees = Array.from({ length: 9 }, (_, tree) => tree)
    return (
      <g key={row} fillOpacity={DEPTHS[row + 1]}>
        {trees.map((tree) => {
          const x = tree * 48 + span(next, -14, 14)
          const [height, foot] = [span(next, 62, 104) - row * 8, 184 + row * 22]
          return (
            <path
              key={tree}
              d={`M${x} ${foot - height} l${20 + row * 4} ${height} h-${40 + row * 8} Z`}
            />
          )
        })}
        <rect x="0" y={180 + row * 22} width="400" height="60" />
      </g>
    )
  })
}

type View = (props: { next: Next }) => ReactNode

const VIEWS: readonly View[] = [Meadows, Sea, Skyline, Woods, Mountains]

/** Words of a title that ask for a view. */
const NAMED: readonly (readonly [RegExp, View])[] = [
  [/\b(harbou?r|sea|lake|river|boats?|ferry|beach|coast|island|water|weir|tide|bay)/i, Sea],
  [/\b(street|city|town|tram|market|museum|tower|night|station|stair|office|bridge)/i, Skyline],
  [/\b(wood|forest|trees?|snow|winter|park|camp)/i, Woods],
  [/\b(hill|mountain|ridge|peak|gorge|trail|cave|summit|alp)/i, Mountains],
  [/\b(field|meadow|garden|valley|farm|golf|morning|spring)/i, Meadows],
]

/** A view under a sun, for what people take pictures of; 400 by 225. */
export function Scene({ title, next }: { title: string; next: Next }) {
  const [, named] = NAMED.find(([words]) => words.test(title)) ?? []
  const View = named ?? VIEWS[Math.floor(next() * VIEWS.length)] ?? Meadows
  return (
    <>
      {Sun({ next })}
      <g fill="oklch(from var(--component) 0.24 min(c, 0.12) h)">{View({ next })}</g>
    </>
  )
}
