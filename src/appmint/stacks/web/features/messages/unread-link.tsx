import { useQuery } from '@tanstack/react-query'
import { Mail } from 'lucide-react'
import { Link } from 'react-router'
import { may } from '#features/account/allowed.tsx'
import { useSession } from '#features/account/session.ts'
import type { Conversation } from '#features/messages/schemas.ts'
import { request } from '#lib/api.ts'

const REFRESH_MS = 15_000

export interface UnreadLinkProps {
  path: string
  to: string
  /** Who may read messages. */
  rule: string
}

/** In the header: the way to the messages, with how many are unread; nothing where none is. */
export function UnreadLink({ path, to, rule }: UnreadLinkProps) {
  const session = useSession()
  const { data } = useQuery({
    queryKey: [path],
    queryFn: () => request<{ people: Conversation[] }>(path),
    refetchInterval: REFRESH_MS,
    enabled: may(session.data, rule),
  })
  const unread = data?.people.reduce((sum, person) => sum + person.unread, 0) ?? 0
  if (unread === 0) return null
  return (
    <Link
      to={to}
      aria-label={unread === 1 ? '1 unread message' : `${unread} unread messages`}
      className="relative grid size-10 place-items-center max-sm:hidden rounded-lg hover:ring-1 hover:ring-current"
    >
      <Mail aria-hidden="true" className="size-5" />
      <span
        aria-hidden="true"
        className="absolute top-0.5 right-0 min-w-5 rounded-full bg-component-foreground px-1 text-center font-bold text-component text-xs leading-5"
      >
        {unread > 99 ? '99+' : unread}
      </span>
    </Link>
  )
}
