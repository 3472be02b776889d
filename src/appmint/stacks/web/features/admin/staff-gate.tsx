import { LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { EmptyState, LoadingRows } from '#components/states.tsx'
import { may } from '#features/account/allowed.tsx'
import { useSession } from '#features/account/session.ts'
import { Button } from '#ui/button.tsx'

/** A panel for one role on a page that is open to all; others are told how to get in. */
export function StaffGate({ rule, children }: { rule: string; children: ReactNode }) {
  const { data, isPending } = useSession()
  const { pathname } = useLocation()
  if (isPending) {
    return <LoadingRows />
  }
  if (may(data, rule)) {
    return children
  }
  return (
    <EmptyState
      icon={LockKeyhole}
      title={data ? 'Your account may not open this page' : 'Please sign in'}
      text="This panel is for staff."
      action={
        <Button asChild>
          <Link to={`/sign-in?next=${encodeURIComponent(pathname)}`}>Sign in</Link>
        </Button>
      }
    />
  )
}
