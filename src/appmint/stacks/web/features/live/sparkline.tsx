const WIDTH = 88
const HEIGHT = 32

/** A small line of the latest values. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const low = Math.min(...values)
  const reach = Math.max(...values) - low || 1
  const step = WIDTH / Math.max(values.length - 1, 1)
  const points = values.map(
    (value, at) =>
      `${(at * step).toFixed(1)},${(HEIGHT - 3 - ((value - low) / reach) * (HEIGHT - 6)).toFixed(1)}`,
  )
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-8 w-full">
      <polyline
        points={points.length === 1 ? `0,${HEIGHT / 2} ${WIDTH},${HEIGHT / 2}` : points.join(' ')}
        fill="none"
        stroke="var(--chart-1)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
    </svg>
  )
}
