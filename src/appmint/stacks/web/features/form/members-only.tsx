import { LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { EmptyState } from '#components/states.tsx'
import { may } from '#features/account/allowed.tsx'
import { useSession } from '#features/account/session.ts'
import { Button } from '#ui/button.tsx'

export interface MembersOnlyProps {
  /** "member" (any account) or a role. */
  rule: string
  /** What an account is needed for: "to apply". */
  purpose: string
  children: ReactNode
}

/** Its children for those who may; others are told how to get in, and come back afterwards. */
export function MembersOnly({ rule, purpose, children }: MembersOnlyProps) {
  const { data, isPending } = useSession()
  const { pathname } = useLocation()
  if (may(data, rule)) {
    return children
  }
  return isPending ? null : (
    <EmptyState
      icon={LockKeyhole}
      title={data ? `Your account may not be used ${purpose}` : `Please sign in ${purpose}`}
      text={data ? 'Sign in with an account that may.' : 'You come back here afterwards.'}
      action={
        <Button asChild>
          <Link to={`/sign-in?next=${encodeURIComponent(pathname)}`}>Sign in</Link>
        </Button>
      }
    />
  )
}
