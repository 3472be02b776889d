import { expect, test } from 'vitest'
import { formatDate, formatMoney, formatNumber, minorUnits, paragraphs } from '#lib/format.ts'

test('money is shown in the major unit of its currency', () => {
  expect(formatMoney(125_050)).toBe('$1,250.50')
  expect(formatMoney(1250, 'JPY')).toBe('¥1,250')
  expect(minorUnits('EUR')).toBe(100)
})

test('numbers carry their unit, percent without a gap', () => {
  expect(formatNumber(1234.567, 'kg')).toBe('1,234.57 kg')
  expect(formatNumber(12, '%')).toBe('12%')
})

test('a single one has its unit in the singular, and symbols stay as they are', () => {
  expect(formatNumber(1, 'months')).toBe('1 month')
  expect(formatNumber(2, 'months')).toBe('2 months')
  expect(formatNumber(1, 'ms')).toBe('1 ms')
})

test('a date is the same day everywhere, and what is no date stays as it is', () => {
  expect(formatDate('2026-11-03')).toBe('Nov 3, 2026')
  expect(formatDate('2026-11-03T23:59')).toBe('Nov 3, 2026')
  expect(formatDate('soon')).toBe('soon')
})

test('blank lines part paragraphs', () => {
  expect(paragraphs('One\nstill one\n\n  Two \n\n\n')).toEqual(['One\nstill one', 'Two'])
})
