import { useQuery } from '@tanstack/react-query'
import { ChartColumn, Table2 } from 'lucide-react'
import { lazy, Suspense, useId, useState } from 'react'
import { Section } from '#components/page.tsx'
import { QueryView } from '#components/query-view.tsx'
import { EmptyState } from '#components/states.tsx'
import type { DrawnAs } from '#features/chart/drawing.tsx'
import type { Group } from '#features/chart/groups.ts'
import { type FigureFormat, formatFigure } from '#features/figures/format.ts'
import { request } from '#lib/api.ts'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#ui/table.tsx'

// The drawing library is large: it is fetched only where there is a chart.
const Drawing = lazy(async () => ({
  default: (await import('#features/chart/drawing.tsx')).Drawing,
}))

export interface ChartSectionProps {
  heading: string
  /** Where the API answers the groups. */
  source: string
  drawn: DrawnAs
  /** What the records are grouped by. */
  group: string
  measure: string
  format?: FigureFormat
}

/** A chart whose groups the server computes, and the same as a table. */
export function ChartSection(props: ChartSectionProps) {
  const { heading, source } = props
  const groups = useQuery({
    queryKey: ['charts', source],
    queryFn: () => request<Group[]>(source),
  })
  return (
    <Section heading={heading}>
      <QueryView query={groups} loading={<LoadingChart />}>
        {(found) =>
          found.some(({ value }) => value !== 0) ? (
            <ChartCard {...props} groups={found} />
          ) : (
            <EmptyState
              icon={ChartColumn}
              title="Nothing to draw yet"
              text="The chart appears with the first records."
            />
          )
        }
      </QueryView>
    </Section>
  )
}

function ChartCard({
  heading,
  drawn,
  group,
  measure,
  format = {},
  groups,
}: ChartSectionProps & { groups: Group[] }) {
  const [asTable, setAsTable] = useState(false)
  const table = useId()
  const said = drawn === 'curve' ? reachOf(groups, format) : valuesOf(groups, format)
  return (
    <Card className="flex flex-col gap-4 p-4 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-muted-foreground text-sm">{measure}</p>
        <Button
          variant="ghost"
          size="sm"
          aria-expanded={asTable}
          aria-controls={table}
          onClick={() => setAsTable(!asTable)}
        >
          <Table2 aria-hidden="true" /> {asTable ? 'Hide table' : 'Show as table'}
        </Button>
      </div>
      <div role="img" aria-label={`${heading}: ${said}`}>
        <Suspense fallback={<Skeleton className="h-72" />}>
          <Drawing drawn={drawn} groups={groups} measure={measure} format={format} />
        </Suspense>
      </div>
      <div id={table} hidden={!asTable}>
        {asTable ? (
          <Table aria-label={heading}>
            <TableHeader>
              <TableRow>
                <TableHead>{group}</TableHead>
                <TableHead className="text-right">{measure}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {groups.map(({ id, label, value }) => (
                <TableRow key={id ?? label}>
                  <TableCell>{label}</TableCell>
                  <TableCell className="text-right tabular-nums">
                    {formatFigure(value, format)}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        ) : null}
      </div>
    </Card>
  )
}

const valuesOf = (groups: readonly Group[], format: FigureFormat) =>
  groups.map(({ label, value }) => `${label} ${formatFigure(value, format)}`).join(', ')

/** A curve in words: there are too many points to say them all. */
function reachOf(points: readonly Group[], format: FigureFormat): string {
  const values = points.map(({ value }) => value)
  const lowest = formatFigure(Math.min(...values), format)
  const highest = formatFigure(Math.max(...values), format)
  return `${points.length} points, from ${lowest} to ${highest}, last ${valuesOf(points.slice(-1), format)}`
}

function LoadingChart() {
  return (
    <Card aria-busy="true" className="space-y-4 p-4 sm:p-6">
      <span className="sr-only">Loading</span>
      <Skeleton className="h-5 w-40" />
      <Skeleton className="h-72" />
    </Card>
  )
}
