const LOCALE = 'en-US'

/** Minor units in a major one: 100 for dollars, 1 for yen. */
export function minorUnits(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return 10 ** maximumFractionDigits
}

/** "$1,250.00" for 125000. */
export function formatMoney(cents: number, currency = 'USD'): string {
  return new Intl.NumberFormat(LOCALE, { style: 'currency', currency }).format(
    cents / minorUnits(currency),
  )
}

/** "12 months", "1 month", "55%". */
export function formatNumber(value: number, unit?: string): string {
  const figure = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 }).format(value)
  if (!unit) {
    return figure
  }
  if (unit === '%') {
    return `${figure}%`
  }
  // A word in the plural loses its ending for a single one; symbols such as "ms" keep theirs.
  return `${figure} ${value === 1 && /^[a-z]{3,}s$/.test(unit) ? unit.slice(0, -1) : unit}`
}

/** "Nov 3, 2026" for "2026-11-03" or "2026-11-03T14:30"; what is no date stays as it is. */
export function formatDate(value: string): string {
  const date = new Date(`${value.slice(0, 10)}T00:00`)
  return Number.isNaN(date.getTime())
    ? value
    : new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium' }).format(date)
}

/** "2:30 PM" for "14:30". */
export function formatTime(value: string): string {
  const date = new Date(`2000-01-01T${value}`)
  return Number.isNaN(date.getTime())
    ? value
    : new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short' }).format(date)
}

/** "Nov 3, 2026, 2:30 PM" for "2026-11-03T14:30"; also for an instant that ends in "Z". */
export function formatDateTime(value: string): string {
  const date = new Date(value)
  return Number.isNaN(date.getTime())
    ? value
    : new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' }).format(date)
}

/** The paragraphs of a text, parted by blank lines. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
}
