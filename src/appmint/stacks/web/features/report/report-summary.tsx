import { Bars } from '#components/bars.tsx'
import {
  averageOf,
  isSummed,
  type MadeReport,
  type ReportGroup,
  writtenCell,
} from '#features/report/made.ts'
import { formatNumber } from '#lib/format.ts'

const MOST_BARS = 16
const MOST_FIGURES = 2

interface Figure {
  label: string
  value: (group: ReportGroup) => number
  text: (group: ReportGroup) => string
}

/** What the groups of a report come to, side by side; nothing where there is but one. */
export function ReportSummary({ report }: { report: MadeReport }) {
  const { groups, columns, count, totals, groupedBy = 'Group' } = report
  if (groups.length < 2 || groups.length > MOST_BARS) {
    return null
  }
  const summed = columns.filter(isSummed)
  const added = columns.filter(({ total }) => total)
  const records: Figure = {
    label: 'Records',
    value: ({ rows }) => rows.length,
    text: ({ rows }) => formatNumber(rows.length),
  }
  const figures = summed.map((column) => ({
    label: column.average ? `Average ${column.label.toLowerCase()}` : column.label,
    value: (group: ReportGroup) => group.totals[column.key] ?? 0,
    text: (group: ReportGroup) => writtenCell(group.totals[column.key], column),
  }))
  const drawn = [...figures.slice(0, MOST_FIGURES), records].slice(0, MOST_FIGURES)
  return (
    <section aria-label="Summary" className="flex flex-col gap-4">
      <h4 className="font-semibold text-lg">Summary</h4>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4">
        <Sum label="Records" text={formatNumber(count)} />
        {summed.map((column) => (
          <Sum
            key={column.key}
            label={`${column.label}, ${column.average ? 'average' : 'total'}`}
            text={writtenCell(totals[column.key], column)}
          />
        ))}
        {added.slice(0, 1).map((column) => (
          <Sum
            key={column.key}
            label={`${column.label}, average`}
            text={writtenCell(averageOf(totals[column.key] ?? 0, count, column), column)}
          />
        ))}
      </dl>
      <div className="grid gap-4 lg:grid-cols-2 print:grid-cols-2">
        {drawn.map(({ label, value, text }) => (
          <div key={label} className="flex flex-col gap-3 rounded-lg border p-4">
            <h5 className="font-medium">{`${label} by ${groupedBy.toLowerCase()}`}</h5>
            <Bars
              bars={groups.map((group) => ({
                key: group.label,
                label: group.label,
                value: value(group),
                text: text(group),
              }))}
            />
          </div>
        ))}
      </div>
    </section>
  )
}

function Sum({ label, text }: { label: string; text: string }) {
  return (
    <div className="rounded-lg bg-component-soft/45 px-4 py-3">
      <dt className="text-muted-foreground text-sm">{label}</dt>
      <dd className="font-semibold text-lg tabular-nums">{text}</dd>
    </div>
  )
}
