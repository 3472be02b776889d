export interface Scored {
  id: number
  label: string
  score: number
  /** What the score belongs to: the name of a contest. */
  group?: string | null
  /** Whether it is the visitor's own. */
  mine?: boolean
}

/** How many places are shown. */
export const PLACES = 50

export type Ranked = Scored & { rank: number; tied: boolean }

/** The groups that have scores, by name. */
export function groupsOf(rows: readonly Scored[]): string[] {
  return [...new Set(rows.flatMap(({ group }) => group ?? []))].sort()
}

/** Places in a contest: equal scores share a place, and the next one is skipped (1, 2, 2, 4). */
export function ranked(rows: readonly Scored[]): Ranked[] {
  const sorted = [...rows].sort((one, other) => other.score - one.score)
  return sorted.map((row) => ({
    ...row,
    rank: sorted.findIndex((other) => other.score === row.score) + 1,
    tied: sorted.filter((other) => other.score === row.score).length > 1,
  }))
}
