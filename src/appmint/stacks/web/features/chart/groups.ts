/** One bar, point or slice of a chart. */
export interface Group {
  /** Of the record, where a point stands for one: two may have the same label. */
  id?: number
  label: string
  value: number
}

/** A group as the database gives it; without a label the records have none. */
export interface FoundGroup {
  label: unknown
  value: number | null
}

const MOST_GROUPS = 12

const named = ({ label, value }: FoundGroup): Group => ({
  label: label === null || label === '' ? 'None' : String(label),
  value: value ?? 0,
})

/** The groups in the order of an enum's options, those without records too. */
export function inOrder(found: readonly FoundGroup[], options: readonly string[]): Group[] {
  const groups = found.map(named)
  return options.map(
    (label) => groups.find((group) => group.label === label) ?? { label, value: 0 },
  )
}

/** The largest groups first; `rest` sums up what is beyond a dozen as "Other". */
export function largestFirst(found: readonly FoundGroup[], { rest }: { rest: boolean }): Group[] {
  const groups = found.map(named).sort((a, b) => b.value - a.value)
  if (groups.length <= MOST_GROUPS) {
    return groups
  }
  if (!rest) {
    return groups.slice(0, MOST_GROUPS)
  }
  const others = groups.slice(MOST_GROUPS - 1)
  const value = others.reduce((sum, group) => sum + group.value, 0)
  return [...groups.slice(0, MOST_GROUPS - 1), { label: 'Other', value }]
}
