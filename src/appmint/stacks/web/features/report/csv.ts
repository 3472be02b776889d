import type { Cell, Column, MadeReport } from '#features/report/made.ts'
import { minorUnits } from '#lib/format.ts'

/** A value for a spreadsheet: figures and dates as they are, amounts in whole units. */
function plain(value: Cell | undefined, { kind, currency = 'USD' }: Column): string {
  if (value === null || value === undefined) {
    return ''
  }
  if (kind === 'money' && typeof value === 'number') {
    const units = minorUnits(currency)
    return (value / units).toFixed(units > 1 ? 2 : 0)
  }
  return kind === 'boolean' ? (value ? 'Yes' : 'No') : String(value)
}

function quoted(text: string): string {
  // A spreadsheet would run what begins like a formula.
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The rows of a report as comma-separated values, totals and averages in lines at the end. */
export function reportCsv({ columns, groups, totals }: MadeReport): string {
  const grouped = groups.some(({ label }) => label !== '')
  const lines = [[...(grouped ? ['Group'] : []), ...columns.map(({ label }) => label)]]
  for (const { label, rows } of groups) {
    for (const row of rows) {
      const cells = columns.map((column) => plain(row[column.key], column))
      lines.push(grouped ? [label, ...cells] : cells)
    }
  }
  const close = (name: string, counts: (column: Column) => boolean | undefined) => {
    if (columns.some(counts)) {
      const sums = columns.map((each) => (counts(each) ? plain(totals[each.key], each) : ''))
      lines.push(grouped ? [name, ...sums] : [sums[0] || name, ...sums.slice(1)])
    }
  }
  close('Total', ({ total }) => total)
  close('Average', ({ average }) => average)
  return `\uFEFF${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`
}
