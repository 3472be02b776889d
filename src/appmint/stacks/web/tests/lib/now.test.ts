import { expect, it } from 'vitest'
import { now, today } from '#lib/now.ts'

it('writes the day and the minute of a clock as forms and records keep them', () => {
  const at = new Date(2026, 2, 5, 7, 4)
  expect(today(at)).toBe('2026-03-05')
  expect(now(at)).toBe('2026-03-05T07:04')
})
