import { describe, expect, it } from 'vitest'
import { addAnswer, startOf } from './course.ts'
import { drifted } from './drift.ts'

const answer = (at: string, level: number | null) => ({
  at,
  records: [{ id: 1, name: 'Tank', values: { level } }],
})

describe('the course of readings', () => {
  it('counts an answer only when a reading differs', () => {
    const start = startOf(answer('10:00', 5))
    expect(start.updates).toBe(1)
    const same = addAnswer(start, answer('10:05', 5))
    expect(same.updates).toBe(1)
    expect(same.at).toBe('10:05')
    expect(addAnswer(same, answer('10:10', 6)).updates).toBe(2)
  })

  it('takes an answer once', () => {
    const start = startOf(answer('10:00', 5))
    expect(addAnswer(start, answer('10:00', 5))).toBe(start)
  })
})

describe('a simulated reading', () => {
  it('is the same for everybody at a moment, and moves within two seconds', () => {
    expect(drifted(80, 1, 1_000_000, { decimals: 1 })).toBe(
      drifted(80, 1, 1_000_000, { decimals: 1 }),
    )
    expect(drifted(80, 1, 1_000_000, { decimals: 1 })).not.toBe(
      drifted(80, 1, 1_002_000, { decimals: 1 }),
    )
  })

  it('stays near what is kept and within its bounds', () => {
    for (let second = 0; second < 200; second += 1) {
      const value = drifted(100, 3, second * 1000, { decimals: 1, maximum: 101 }) ?? 0
      expect(value).toBeGreaterThan(93)
      expect(value).toBeLessThanOrEqual(101)
    }
  })

  it('is as exact as what is kept, and moves all the same', () => {
    const seen = new Set<number | null>()
    for (let second = 0; second < 60; second += 2) {
      seen.add(drifted(4, 2, second * 1000, { decimals: 0, minimum: 0 }))
    }
    expect([...seen].every((value) => Number.isInteger(value) && Number(value) >= 0)).toBe(true)
    expect(seen.size).toBeGreaterThan(2)
  })

  it('is absent where nothing is kept', () => {
    expect(drifted(null, 1, 0, { decimals: 0 })).toBeNull()
  })
})
