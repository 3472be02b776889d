/** What a reference leads to: the record, if there is one, with what happened to it. */
export interface Found<Match> {
  record: Match | null
  events: LookupEvent[]
}

/** One thing that happened, the newest first in lists. */
export interface LookupEvent {
  id: number
  moment: string
  title: string
  note: string
}

/** References are compared without spaces and without regard to case. */
export const plainReference = (typed: string): string => typed.replace(/\s+/g, '').toUpperCase()
