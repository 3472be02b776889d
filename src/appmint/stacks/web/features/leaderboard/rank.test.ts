import { describe, expect, it } from 'vitest'
import { groupsOf, ranked } from '#features/leaderboard/rank.ts'

describe('A ranking', () => {
  it('puts the highest score first and shares places of equal scores', () => {
    const rows = [12, 30, 12, 5].map((score, id) => ({ id, label: `Team ${id}`, score }))
    expect(ranked(rows).map(({ id, rank, tied }) => [id, rank, tied])).toEqual([
      [1, 1, false],
      [0, 2, true],
      [2, 2, true],
      [3, 4, false],
    ])
  })

  it('names each contest that has scores once, in the order of names', () => {
    const of = (group: string | null, id: number) => ({ id, label: `Team ${id}`, score: 1, group })
    expect(groupsOf([of('Rivers', 1), of('Bridges', 2), of(null, 3), of('Rivers', 4)])).toEqual([
      'Bridges',
      'Rivers',
    ])
  })
})
