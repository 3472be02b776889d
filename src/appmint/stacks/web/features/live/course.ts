/** What the API answers: the readings of each record at a moment. */
export interface Answer {
  at: string
  records: { id: number; name: string; values: Record<string, number | null> }[]
}

/** The readings since the page was opened. */
export interface Course {
  at: string
  /** How often the readings were seen to differ, the first time included. */
  updates: number
  records: { id: number; name: string; values: Record<string, number[]> }[]
}

const KEPT = 24

export const startOf = (answer: Answer): Course =>
  addAnswer({ at: '', updates: 0, records: [] }, answer)

/** The course with an answer added; one that says nothing new only moves the time. */
export function addAnswer(course: Course, answer: Answer): Course {
  if (answer.at === course.at) {
    return course
  }
  const before = new Map(course.records.map((record) => [record.id, record.values]))
  let changed = course.updates === 0
  const records = answer.records.map(({ id, name, values }) => {
    const grown: Record<string, number[]> = {}
    for (const [key, value] of Object.entries(values)) {
      const earlier = before.get(id)?.[key] ?? []
      changed ||= value !== null && value !== earlier.at(-1)
      grown[key] = value === null ? earlier : [...earlier, value].slice(-KEPT)
    }
    return { id, name, values: grown }
  })
  return { at: answer.at, updates: course.updates + (changed ? 1 : 0), records }
}
