/** Something that was booked for a person; `amount` is below zero for what was given away. */
export interface Booked {
  /** What tells it from the others: "order 3". */
  key: string
  reason: string
  amount: number
  /** "2026-03-01". */
  day: string
}

/** What points can be given for. */
export interface Reward {
  id: number
  title: string
  cost: number
  /** null where they are not counted. */
  left: number | null
}

/** A person's points, and what they can be given for. */
export interface Standing {
  balance: number
  /** Whether today's check-in is done. */
  checkedIn: boolean
  /** The newest first. */
  booked: Booked[]
  rewards: Reward[]
}

/** Why a reward cannot be had, in words; null when it can. */
export function refusedReward(reward: Omit<Reward, 'id'>, balance: number, noun: string) {
  if (reward.left === 0) return `None of “${reward.title}” are left.`
  if (reward.cost <= balance) return null
  return `“${reward.title}” takes ${reward.cost} ${noun}, and you have ${balance}.`
}
