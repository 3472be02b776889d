import { Bars } from '#components/bars.tsx'
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
      {fields.map(({ label, figure, format = {} }) =>
        figure ? (
          <Card key={label} className="flex flex-col gap-3 p-5">
            <h3 className="font-semibold">{label}</h3>
            <Bars
              bars={records.map((record, place) => ({
                key: record.id,
                label: nameOf(record),
                value: figure(record) ?? null,
                text: formatFigure(figure(record) ?? null, format),
                colour: `var(--chart-${place + 1})`,
              }))}
            />
          </Card>
        ) : null,
      )}
    </div>
  )
}
