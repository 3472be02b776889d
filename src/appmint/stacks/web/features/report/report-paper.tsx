import { FileSpreadsheet, FileText, Printer } from 'lucide-react'
import { useState } from 'react'
import { EmptyState } from '#components/states.tsx'
import { reportCsv } from '#features/report/csv.ts'
import {
  type Column,
  fileName,
  isSummed,
  type MadeReport,
  type ReportGroup,
  writtenCell,
  writtenTotal,
} from '#features/report/made.ts'
import { ReportSummary } from '#features/report/report-summary.tsx'
import { cn } from '#lib/cn.ts'
import { formatDateTime, formatNumber } from '#lib/format.ts'
import { toast } from '#lib/toasts.ts'
import { site } from '#src/site.ts'
import { Button } from '#ui/button.tsx'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#ui/table.tsx'

const isFigure = ({ kind }: Column) => kind === 'money' || kind === 'number'

/** A report that was made, with the ways to take it along. */
export function ReportPaper({ report }: { report: MadeReport }) {
  const { heading, period, madeAt, columns, groups, count, more } = report
  if (count === 0) {
    return (
      <EmptyState title="No records in this period" text="Choose a longer one, or leave it open." />
    )
  }
  return (
    <article
      aria-label={heading}
      className="flex flex-col gap-5 rounded-xl border bg-surface p-4 text-surface-foreground shadow-card sm:p-7 print:border-0 print:p-0 print:shadow-none"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div>
          <p className="text-muted-foreground text-sm">{site.name}</p>
          <h3 className="font-bold text-2xl">{heading}</h3>
          <p className="mt-1 text-muted-foreground text-sm">
            {period} · {formatNumber(count)} {count === 1 ? 'record' : 'records'} · Made{' '}
            {formatDateTime(madeAt.toISOString())}
          </p>
        </div>
        <Downloads report={report} />
      </div>
      {more ? (
        <p role="alert" className="text-danger text-sm">
          There are more records than a report holds: these are the first {formatNumber(count)}.
          Choose a shorter period.
        </p>
      ) : null}
      <ReportSummary report={report} />
      <Table aria-label={heading}>
        <TableHeader>
          <TableRow>
            {columns.map((column) => (
              <TableHead key={column.key} className={cn(isFigure(column) && 'text-right')}>
                {column.label}
              </TableHead>
            ))}
          </TableRow>
        </TableHeader>
        {groups.map((group) => (
          <GroupRows key={group.label} group={group} columns={columns} />
        ))}
        <tfoot>
          <Totals
            label={columns.some(({ total }) => total) ? 'Total' : `Total: ${formatNumber(count)}`}
            totals={report.totals}
            columns={columns}
            className="border-t-2 border-t-component font-bold"
          />
        </tfoot>
      </Table>
    </article>
  )
}

function Downloads({ report }: { report: MadeReport }) {
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState('Report generated.')
  const csv = () => {
    save(new Blob([reportCsv(report)], { type: 'text/csv' }), fileName(report, 'csv'))
    setDone('CSV downloaded.')
  }
  const pdf = async () => {
    setBusy(true)
    try {
      // The library is large: it is fetched when a PDF is wanted.
      const { reportPdf } = await import('#features/report/pdf.ts')
      const bytes = new Uint8Array(await reportPdf(report))
      save(new Blob([bytes], { type: 'application/pdf' }), fileName(report, 'pdf'))
      setDone('PDF downloaded.')
    } catch {
      toast('The PDF could not be made. The report is still here: try again, or print it.', {
        tone: 'danger',
      })
    }
    setBusy(false)
  }
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <p role="status" className="mr-1 text-muted-foreground text-sm">
        {done}
      </p>
      <Button variant="outline" size="sm" onClick={csv}>
        <FileSpreadsheet aria-hidden="true" /> Download CSV
      </Button>
      <Button variant="outline" size="sm" disabled={busy} onClick={() => void pdf()}>
        <FileText aria-hidden="true" /> Download PDF
      </Button>
      <Button variant="outline" size="sm" onClick={() => window.print()}>
        <Printer aria-hidden="true" /> Print
      </Button>
    </div>
  )
}

function save(content: Blob, name: string) {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

function GroupRows({ group, columns }: { group: ReportGroup; columns: readonly Column[] }) {
  const { label, rows, totals } = group
  return (
    <TableBody className="border-b">
      {label ? (
        <TableRow className="bg-component-soft/45">
          <TableHead scope="rowgroup" colSpan={columns.length} className="text-sm">
            {label} <span className="font-normal">({formatNumber(rows.length)})</span>
          </TableHead>
        </TableRow>
      ) : null}
      {rows.map((row) => (
        <TableRow key={row.id}>
          {columns.map((column) => (
            <TableCell
              key={column.key}
              className={cn(isFigure(column) && 'whitespace-nowrap text-right tabular-nums')}
            >
              {writtenCell(row[column.key], column) || '–'}
            </TableCell>
          ))}
        </TableRow>
      ))}
      {label && columns.some(isSummed) ? (
        <Totals label="Subtotal" totals={totals} columns={columns} className="font-medium" />
      ) : null}
    </TableBody>
  )
}

interface TotalsProps {
  label: string
  totals: Record<string, number>
  columns: readonly Column[]
  className: string
}

function Totals({ label, totals, columns, className }: TotalsProps) {
  return (
    <TableRow className={className}>
      {columns.map((column, place) => (
        <TableCell
          key={column.key}
          className={cn(isFigure(column) && 'whitespace-nowrap text-right tabular-nums')}
        >
          {place === 0 ? `${label} ` : ''}
          {writtenTotal(totals, column)}
        </TableCell>
      ))}
    </TableRow>
  )
}
