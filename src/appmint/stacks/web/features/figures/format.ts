import { formatMoney, formatNumber, minorUnits } from '#lib/format.ts'

export interface FigureFormat {
  /** An ISO code: the figure is an amount in minor units. */
  currency?: string
  unit?: string
}

/** A figure for people to read; a dash where there is none. */
export function formatFigure(value: number | null, { currency, unit }: FigureFormat): string {
  if (value === null) {
    return '–'
  }
  return currency ? formatMoney(Math.round(value), currency) : formatNumber(value, unit)
}

/** The same, short enough for the axis of a chart: "1.2K". */
export function formatShort(value: number, { currency }: FigureFormat): string {
  const compact = { notation: 'compact', maximumFractionDigits: 1 } as const
  if (!currency) {
    return new Intl.NumberFormat('en-US', compact).format(value)
  }
  return new Intl.NumberFormat('en-US', { ...compact, style: 'currency', currency }).format(
    value / minorUnits(currency),
  )
}
