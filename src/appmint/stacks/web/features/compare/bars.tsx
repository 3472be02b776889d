import type { ComparedField } from '#features/compare/comparison.tsx'
import { formatFigure } from '#features/figures/format.ts'
import { Card } from '#ui/card.tsx'

export interface ComparedBarsProps<T> {
  fields: readonly ComparedField<T>[]
  records: readonly T[]
  nameOf: (record: T) => string
}

/** Each number of the records as bars against the largest one. */
export function ComparedBars<T extends { id: number }>({
  fields,
  records,
  nameOf,
}: ComparedBarsProps<T>) {
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {fields.map(({ label, figure, format = {} }) => {
        if (!figure) {
          return null
        }
        const largest = Math.max(...records.map((record) => Math.abs(figure(record) ?? 0)), 0)
        return (
          <Card key={label} className="flex flex-col gap-3 p-5">
            <h3 className="font-semibold">{label}</h3>
            <ul className="flex flex-col gap-3 text-sm">
              {records.map((record, place) => {
                const value = figure(record) ?? null
                const share = largest > 0 ? (Math.abs(value ?? 0) / largest) * 100 : 0
                return (
                  <li key={record.id} className="flex flex-col gap-1.5">
                    <span className="flex justify-between gap-3">
                      <span className="min-w-0 text-muted-foreground">{nameOf(record)}</span>
                      <span className="shrink-0 font-medium tabular-nums">
                        {formatFigure(value, format)}
                      </span>
                    </span>
                    <span aria-hidden="true" className="h-2.5 rounded-full bg-muted-foreground/15">
                      <span
                        className="block h-full rounded-full"
                        style={{ width: `${share}%`, background: `var(--chart-${place + 1})` }}
                      />
                    </span>
                  </li>
                )
              })}
            </ul>
          </Card>
        )
      })}
    </div>
  )
}
