import { may } from '#features/account/allowed.tsx'
import { useSession } from '#features/account/session.ts'
import { type Move, openMoves } from '#features/workflow/moves.ts'

/** The moves that whoever is signed in may make; the server decides again. */
export function useAllowed(moves: readonly Move[], mine: boolean): Move[] {
  const { data: account } = useSession()
  const open = openMoves(moves, mine)
  return moves.filter((move) => open.includes(move) || may(account, move.by))
}
