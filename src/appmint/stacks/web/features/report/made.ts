import { formatDate, formatDateTime, formatMoney, formatNumber, formatTime } from '#lib/format.ts'

export type Cell = string | number | boolean | null

export interface Column {
  key: string
  label: string
  kind: 'text' | 'date' | 'datetime' | 'time' | 'boolean' | 'number' | 'money'
  currency?: string
  unit?: string
  /** The order of its groups; of dates it is that of time, else that of the alphabet. */
  order?: readonly string[]
  /** Summed up. */
  total?: boolean
}

export type Row = { id: number } & Record<string, Cell>

/** What the API answers. */
export interface Answer {
  rows: Row[]
  /** There are more rows than it gives. */
  more: boolean
}

export interface ReportGroup {
  /** Empty: the rows are not grouped. */
  label: string
  rows: Row[]
  totals: Record<string, number>
}

/** A report as it is shown, printed and downloaded. */
export interface MadeReport {
  heading: string
  /** The period in words. */
  period: string
  madeAt: Date
  columns: readonly Column[]
  groups: ReportGroup[]
  /** The name of what the rows are grouped by. */
  groupedBy?: string
  totals: Record<string, number>
  count: number
  more: boolean
}

const isDated = ({ kind }: Column) => kind === 'date' || kind === 'datetime'

/** A value for people to read; empty where there is none. */
export function writtenCell(value: Cell | undefined, { kind, currency, unit }: Column): string {
  if (value === null || value === undefined || value === '') {
    return ''
  }
  if (kind === 'boolean') {
    return value ? 'Yes' : 'No'
  }
  if (typeof value === 'number') {
    return kind === 'money' ? formatMoney(value, currency) : formatNumber(value, unit)
  }
  const text = String(value)
  if (kind === 'date') {
    return formatDate(text)
  }
  if (kind === 'datetime') {
    return formatDateTime(text)
  }
  return kind === 'time' ? formatTime(text) : text
}

/** The group a row belongs to: of dates the month, else the value itself. */
export function groupOf(row: Row, by: Column): string {
  const value = row[by.key]
  if (isDated(by) && typeof value === 'string' && value) {
    const month = new Date(`${value.slice(0, 7)}-01T00:00`)
    return new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric' }).format(month)
  }
  return writtenCell(value, by) || 'None'
}

/** Sums of the columns that are summed up. */
export function totalsOf(rows: readonly Row[], columns: readonly Column[]): Record<string, number> {
  const totals: Record<string, number> = {}
  for (const { key, total } of columns) {
    if (total) {
      totals[key] = rows.reduce((sum, row) => sum + Number(row[key] ?? 0), 0)
    }
  }
  return totals
}

function inOrder(groups: ReportGroup[], by: Column): ReportGroup[] {
  const { order } = by
  if (isDated(by)) {
    const first = ({ rows }: ReportGroup) => String(rows[0]?.[by.key] ?? '')
    return groups.sort((a, b) => first(a).localeCompare(first(b)))
  }
  return groups.sort((a, b) =>
    order ? order.indexOf(a.label) - order.indexOf(b.label) : a.label.localeCompare(b.label),
  )
}

/** The rows in their groups. */
export function grouped(
  rows: readonly Row[],
  columns: readonly Column[],
  by: Column | undefined,
): ReportGroup[] {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const label = by ? groupOf(row, by) : ''
    found.set(label, [...(found.get(label) ?? []), row])
  }
  const groups = [...found].map(([label, inside]) => ({
    label,
    rows: inside,
    totals: totalsOf(inside, columns),
  }))
  return by ? inOrder(groups, by) : groups
}

/** The total of a column for people to read. */
export function writtenTotal(totals: Record<string, number>, column: Column): string {
  return column.total ? writtenCell(totals[column.key] ?? 0, column) : ''
}

/** "From Nov 1, 2026 to Nov 30, 2026". */
export function periodInWords(from: string, to: string): string {
  if (!from && !to) {
    return 'All records'
  }
  const start = from ? `From ${formatDate(from)}` : 'Up to'
  return to ? `${start}${from ? ' to' : ''} ${formatDate(to)}` : start
}

/** The name of a downloaded file: "loan-report-2026-11-03.csv". */
export function fileName(report: MadeReport, extension: string): string {
  const name = report.heading.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  const day = report.madeAt.toISOString().slice(0, 10)
  return `${name.replace(/^-|-$/g, '') || 'report'}-${day}.${extension}`
}
