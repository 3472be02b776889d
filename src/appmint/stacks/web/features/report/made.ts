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
  /** Added up. */
  total?: boolean
  /** Averaged: its sum would say nothing. */
  average?: boolean
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

/** The sum or the average of each column that has one; amounts stay whole minor units. */
export function totalsOf(rows: readonly Row[], columns: readonly Column[]): Record<string, number> {
  const totals: Record<string, number> = {}
  for (const column of columns) {
    const values = rows.map((row) => row[column.key]).filter((value) => typeof value === 'number')
    const sum = values.reduce((before, value) => before + value, 0)
    if (column.total) {
      totals[column.key] = sum
    } else if (column.average && values.length > 0) {
      totals[column.key] = averageOf(sum, values.length, column)
    }
  }
  return totals
}

/** An average with two decimals; amounts are in minor units, which are not divided further. */
export function averageOf(total: number, count: number, { kind }: Column): number {
  const exact = total / count
  return kind === 'money' ? Math.round(exact) : Math.round(exact * 100) / 100
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

export const isSummed = ({ total, average }: Column): boolean => Boolean(total || average)

/** The total of a column for people to read, or its average and that it is one. */
export function writtenTotal(totals: Record<string, number>, column: Column): string {
  if (column.average) {
    const average = writtenCell(totals[column.key], column)
    return average && `Average ${average}`
  }
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
