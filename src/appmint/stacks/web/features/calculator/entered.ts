import { formatMoney, formatNumber, minorUnits } from '#lib/format.ts'
import { parseNumber } from '#lib/parse-number.ts'

/** One input: a number within bounds, or a choice whose options stand for numbers. */
export interface Term<Name extends string> {
  name: Name
  label: string
  unit?: string
  initial?: number
  minimum?: number
  maximum?: number
  options?: readonly { label: string; value: number }[]
}

/** One output. */
export interface Result<Name extends string> {
  label: string
  compute: (inputs: Record<Name, number>) => number
  unit?: string
  /** An ISO code: the figure is an amount in whole units. */
  currency?: string
  /** Words for the figure, each from its lower bound on, ascending. */
  bands?: readonly { label: string; from: number }[]
}

/** What was typed as numbers, null while something is wrong; and what is wrong, by input. */
export function entered<Name extends string>(
  terms: readonly Term<Name>[],
  typed: Partial<Record<Name, string>>,
): { values: Record<Name, number> | null; problems: Partial<Record<Name, string>> } {
  const values: Partial<Record<Name, number>> = {}
  const problems: Partial<Record<Name, string>> = {}
  for (const term of terms) {
    const value = valueFrom(term, typed[term.name])
    const problem = problemOf(term, value)
    if (problem) {
      problems[term.name] = problem
    } else if (value !== null) {
      values[term.name] = value
    }
  }
  const complete = terms.every(({ name }) => values[name] !== undefined)
  return { values: complete ? (values as Record<Name, number>) : null, problems }
}

function valueFrom<Name extends string>(term: Term<Name>, text: string | undefined): number | null {
  if (term.options) {
    const chosen = term.options.find(({ label }) => label === text) ?? term.options[0]
    return chosen?.value ?? null
  }
  return text === undefined ? (term.initial ?? 0) : parseNumber(text)
}

function problemOf<Name extends string>(term: Term<Name>, value: number | null): string {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = term
  if (value === null || Number.isNaN(value)) {
    return 'Enter a number.'
  }
  if (term.options) {
    return ''
  }
  if (value < minimum) {
    return `Enter at least ${formatNumber(minimum)}.`
  }
  return value > maximum ? `Enter at most ${formatNumber(maximum)}.` : ''
}

/** The result for people to read; a dash where there is none. */
export function writtenResult<Name extends string>(result: Result<Name>, value: number): string {
  if (!Number.isFinite(value)) {
    return '–'
  }
  const { currency } = result
  return currency
    ? formatMoney(Math.round(value * minorUnits(currency)), currency)
    : formatNumber(value, result.unit)
}

/** The word for a figure; null below the first. */
export function bandOf<Name extends string>(result: Result<Name>, value: number): string | null {
  return result.bands?.findLast(({ from }) => value >= from)?.label ?? null
}
