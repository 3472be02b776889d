import { FileChartColumn } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Section } from '#components/page.tsx'
import { EmptyState, ErrorState } from '#components/states.tsx'
import {
  type Answer,
  type Column,
  grouped,
  type MadeReport,
  periodInWords,
  totalsOf,
} from '#features/report/made.ts'
import { ReportPaper } from '#features/report/report-paper.tsx'
import { ApiError, request } from '#lib/api.ts'
import { queryString } from '#lib/list-query.ts'
import { Button } from '#ui/button.tsx'
import { Input } from '#ui/input.tsx'
import { Label } from '#ui/label.tsx'
import { NativeSelect } from '#ui/native-select.tsx'

export interface ReportBuilderProps {
  heading: string
  /** Where the API answers the rows of a period. */
  source: string
  /** The date that the period is about. */
  period: string
  columns: readonly Column[]
  /** What the rows can be grouped by. */
  groups: readonly Column[]
  /** Grouped by the first of them to begin with. */
  grouped?: boolean
}

/** Choose a period and groups, and get a report to read, print and download. */
export function ReportBuilder({
  heading,
  source,
  period,
  columns,
  groups,
  grouped: startsGrouped = false,
}: ReportBuilderProps) {
  const id = useId()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [group, setGroup] = useState(startsGrouped ? (groups[0]?.key ?? '') : '')
  const [report, setReport] = useState<MadeReport>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const backwards = Boolean(from && to && from > to)

  const make = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const { rows, more } = await request<Answer>(source + queryString({ from, to }))
      const by = groups.find(({ key }) => key === group)
      setReport({
        heading,
        period: periodInWords(from, to),
        madeAt: new Date(),
        columns,
        groups: grouped(rows, columns, by),
        groupedBy: by?.label,
        totals: totalsOf(rows, columns),
        count: rows.length,
        more,
      })
    } catch (problem) {
      setReport(undefined)
      setError(problem instanceof ApiError ? problem : new ApiError(0, 'The report failed.'))
    }
    setBusy(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!backwards) {
      void make()
    }
  }

  return (
    <Section heading={heading} className="print:[&>div:first-child]:hidden">
      <form
        onSubmit={submit}
        noValidate
        className="grid items-end gap-4 rounded-xl border bg-surface p-4 text-surface-foreground shadow-card sm:grid-cols-2 sm:p-5 lg:grid-cols-[1fr_1fr_1fr_auto] print:hidden"
      >
        <div className="flex min-w-0 flex-col gap-1.5">
          <Label htmlFor={`${id}-from`}>{period} from</Label>
          <Input
            id={`${id}-from`}
            type="date"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-1.5">
          <Label htmlFor={`${id}-to`}>{period} to</Label>
          <Input
            id={`${id}-to`}
            type="date"
            value={to}
            aria-invalid={backwards ? true : undefined}
            aria-describedby={`${id}-problem`}
            onChange={(event) => setTo(event.target.value)}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-1.5">
          <Label htmlFor={`${id}-group`}>Group by</Label>
          <NativeSelect
            id={`${id}-group`}
            value={group}
            onChange={(event) => setGroup(event.target.value)}
          >
            <option value="">No groups</option>
            {groups.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </NativeSelect>
        </div>
        <Button type="submit" className="min-h-11" disabled={busy}>
          <FileChartColumn aria-hidden="true" /> Generate report
        </Button>
        <p id={`${id}-problem`} className="text-danger text-sm empty:hidden sm:col-span-full">
          {backwards ? 'The end is before the beginning.' : ''}
        </p>
      </form>
      {error ? <ErrorState error={error} retry={() => void make()} /> : null}
      {report ? (
        <ReportPaper report={report} />
      ) : error ? null : (
        <EmptyState
          icon={FileChartColumn}
          title="No report yet"
          text="Choose a period and groups, or leave them open, and generate the report."
        />
      )}
    </Section>
  )
}
