import type { Conversation, Message } from '#features/messages/schemas.ts'
import type { Actor } from '#server/http/session.ts'

/** A message as it is kept, and in which conversation it stands for the one who asks. */
interface Kept extends Omit<Message, 'mine' | 'unread' | 'at'> {
  at: string | null
  ownerId: number | null
  other: number | null
  /** Whether the other one wrote it to the owner: so sample messages are answered. */
  answer?: boolean | null
  /** Whether the one it was written to has seen it. */
  read?: boolean | null
}

type Talk = Message & { other: number | null }

/** The message as somebody sees it: their own, or one for them. */
export function seenBy(actor: Actor | null, kept: Kept): Talk {
  const { ownerId, answer, read, at, ...message } = kept
  const own = actor !== null && ownerId === actor.id
  const mine = answer === true ? !own : own
  return { ...message, at: at ?? '', mine, unread: !mine && read === false }
}

/** Messages from the oldest to the newest. */
export function inOrder(rows: Kept[]) {
  return rows.sort(
    (one, other) => (one.at ?? '').localeCompare(other.at ?? '') || one.id - other.id,
  )
}

/** Everybody one can write to, with the last message and how many are unread; newest first. */
export function conversations(people: { id: number; name: string }[], talks: Talk[]) {
  const listed: Conversation[] = people.map(({ id, name }) => {
    const messages = talks.filter((message) => message.other === id)
    const last = messages.at(-1) ?? null
    return { id, name, last, unread: messages.filter((message) => message.unread).length }
  })
  return listed.sort((one, other) => (other.last?.at ?? '').localeCompare(one.last?.at ?? ''))
}
