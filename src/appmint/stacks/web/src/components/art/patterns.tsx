import type { ReactNode } from 'react'
import { type Next, span } from '#lib/artwork.ts'

function Rings({ next }: { next: Next }) {
  const [x, y] = [span(next, 250, 360), span(next, 20, 90)]
  return [220, 165, 115, 70, 32].map((radius) => (
    <circle key={radius} cx={x} cy={y} r={radius} fill="currentColor" fillOpacity="0.09" />
  ))
}

function Hills({ next }: { next: Next }) {
  return [105, 140, 175].map((top) => {
    const [a, b, c] = [span(next, -50, 40), span(next, -40, 50), span(next, -30, 30)]
    return (
      <path
        key={top}
        d={`M0 ${top + c} C 90 ${top + a}, 150 ${top + b}, 220 ${top} S 340 ${top + a}, 400 ${top - c} V 225 H 0 Z`}
        fill="currentColor"
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
      fill="currentColor"
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
        fill="currentColor"
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
      fill="currentColor"
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
      stroke="currentColor"
      strokeOpacity="0.17"
      strokeWidth="14"
    />
  ))
}

/** Grounds for an emblem, drawn in the current colour on 400 by 225. */
export const PATTERNS: readonly ((props: { next: Next }) => ReactNode)[] = [
  Rings,
  Hills,
  Beams,
  Tiles,
  Bubbles,
  Arcs,
]
