import { describe, expect, it } from 'vitest'
import { refusedReward } from '#features/points/standing.ts'

const LAMP = { title: 'Lamp', cost: 40, left: 2 }

describe('A reward', () => {
  it('is given to who has as much as it takes', () => {
    expect(refusedReward(LAMP, 40, 'points')).toBeNull()
    expect(refusedReward({ ...LAMP, left: null }, 41, 'points')).toBeNull()
  })

  it('is refused in words to who has less', () => {
    expect(refusedReward(LAMP, 39, 'coins')).toBe('“Lamp” takes 40 coins, and you have 39.')
  })

  it('is refused in words when none are left', () => {
    expect(refusedReward({ ...LAMP, left: 0 }, 99, 'points')).toBe('None of “Lamp” are left.')
  })
})
