import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { may } from '#features/account/allowed.tsx'
import { useSession } from '#features/account/session.ts'

/** Its children for those who may; others are told to sign in, in one line. */
export function MembersOnly({
  rule,
  purpose,
  children,
}: {
  rule: string
  /** What signing in is for: "vote". */
  purpose: string
  children: ReactNode
}) {
  const { data, isPending } = useSession()
  const { pathname } = useLocation()
  if (may(data, rule)) return children
  if (isPending) return null
  return (
    <p className="rounded-xl border border-dashed bg-surface px-5 py-4 text-surface-foreground text-sm">
      <Link className="link" to={`/sign-in?next=${encodeURIComponent(pathname)}`}>
        {data ? 'Sign in with another account' : 'Sign in'}
      </Link>{' '}
      to {purpose}.
    </p>
  )
}
