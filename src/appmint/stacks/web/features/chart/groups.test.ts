import { describe, expect, it } from 'vitest'
import { between, nameOf, nameOfMoment, suitable } from './dates.ts'
import { inOrder, largestFirst } from './groups.ts'

describe('the groups of a chart', () => {
  it('keep the order of the options and show those without records', () => {
    const found = [{ label: 'Done', value: 2 }]
    expect(inOrder(found, ['Open', 'Done'])).toEqual([
      { label: 'Open', value: 0 },
      { label: 'Done', value: 2 },
    ])
  })

  it('sum up what is beyond a dozen', () => {
    const found = Array.from({ length: 15 }, (_, at) => ({ label: `Group ${at}`, value: at }))
    const groups = largestFirst(found, { rest: true })
    expect(groups).toHaveLength(12)
    expect(groups.at(-1)).toEqual({ label: 'Other', value: 0 + 1 + 2 + 3 })
  })

  it('say where records have none', () => {
    expect(largestFirst([{ label: null, value: 3 }], { rest: true })[0]?.label).toBe('None')
  })
})

describe('dates', () => {
  it('are shown by day, month or year', () => {
    expect(suitable('2026-11-01', '2026-11-20')).toBe('day')
    expect(suitable('2026-01-01', '2026-11-20T10:00')).toBe('month')
    expect(suitable('2018-01-01', '2026-11-20')).toBe('year')
  })

  it('have no gaps', () => {
    expect(between('2026-11-29', '2027-02-01', 'month')).toEqual([
      '2026-11',
      '2026-12',
      '2027-01',
      '2027-02',
    ])
    expect(between('2026-02-27', '2026-03-01', 'day')).toHaveLength(3)
  })

  it('are named for people', () => {
    expect(nameOf('2026-11', 'month')).toBe('Nov 2026')
    expect(nameOf('2026', 'year')).toBe('2026')
    expect(nameOf('2026-11-03', 'day')).toBe('Nov 3')
    expect(nameOfMoment('2026-11-03')).toBe('Nov 3')
    expect(nameOfMoment('2026-11-03T14:30')).toBe('Nov 3, 14:30')
  })
})
