import { describe, expect, it } from 'vitest'
import { bandOf, entered, type Result, type Term, writtenResult } from './entered.ts'

const terms: Term<'hours' | 'rate'>[] = [
  { name: 'hours', label: 'Hours', initial: 4, minimum: 1, maximum: 12 },
  {
    name: 'rate',
    label: 'Rate',
    options: [
      { label: 'Day', value: 20 },
      { label: 'Night', value: 30 },
    ],
  },
]
const pay: Result<'hours' | 'rate'> = {
  label: 'Pay',
  currency: 'EUR',
  compute: ({ hours, rate }) => hours * rate,
  bands: [
    { label: 'Short', from: 0 },
    { label: 'Long', from: 100 },
  ],
}

describe('what one enters', () => {
  it('begins with the first values and options', () => {
    expect(entered(terms, {}).values).toEqual({ hours: 4, rate: 20 })
  })

  it('is refused out of bounds or as no number, and no result is given', () => {
    expect(entered(terms, { hours: '0' })).toMatchObject({
      values: null,
      problems: { hours: 'Enter at least 1.' },
    })
    expect(entered(terms, { hours: 'many' }).problems.hours).toBe('Enter a number.')
  })
})

describe('a result', () => {
  it('is written as an amount, with the word for its size', () => {
    const { values } = entered(terms, { hours: '4.5', rate: 'Night' })
    const value = values ? pay.compute(values) : Number.NaN
    expect(writtenResult(pay, value)).toBe('€135.00')
    expect(bandOf(pay, value)).toBe('Long')
    expect(writtenResult(pay, Number.NaN)).toBe('–')
  })
})
