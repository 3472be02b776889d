/** A named change of state, and who may make it: "anyone", "owner", "member" or a role. */
export interface Move {
  name: string
  label: string
  from: readonly string[]
  to: string
  by: string
}

/** The moves of an app without accounts: those of the record's owner are for its owner only. */
export const openMoves = (moves: readonly Move[], mine: boolean): Move[] =>
  moves.filter(({ by }) => by === 'anyone' || (by === 'owner' && mine))
