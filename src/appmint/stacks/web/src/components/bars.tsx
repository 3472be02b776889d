export interface Bar {
  key: string | number
  label: string
  /** Nothing is drawn where there is no value. */
  value: number | null
  /** The value for people to read. */
  text: string
  /** A CSS colour; the first one of the charts where it is left out. */
  colour?: string
}

/** Values as bars against the largest of them, each with its name and figure. */
export function Bars({ bars }: { bars: readonly Bar[] }) {
  const largest = Math.max(...bars.map(({ value }) => Math.abs(value ?? 0)), 0)
  return (
    <ul className="flex flex-col gap-3 text-sm">
      {bars.map(({ key, label, value, text, colour = 'var(--chart-1)' }) => (
        <li key={key} className="flex flex-col gap-1.5">
          <span className="flex justify-between gap-3">
            <span className="min-w-0 text-muted-foreground">{label}</span>
            <span className="shrink-0 font-medium tabular-nums">{text}</span>
          </span>
          <span aria-hidden="true" className="h-2.5 rounded-full bg-muted-foreground/15">
            <span
              className="block h-full rounded-full"
              style={{
                width: `${largest > 0 ? (Math.abs(value ?? 0) / largest) * 100 : 0}%`,
                background: colour,
              }}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}
