import { LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { PageBody } from '#components/page.tsx'
import { EmptyState } from '#components/states.tsx'
import { type Account, useSession } from '#features/account/session.ts'
import { Button } from '#ui/button.tsx'

/** Whether an account may do what is open to `rule`: "member" (any account) or a role. */
export const may = (account: Account | null | undefined, rule: string) =>
  Boolean(account) && (rule === 'member' || account?.role === rule || account?.staff === true)

/** Its children for those who may, nothing for others. */
export function Allowed({ rule, children }: { rule: string; children: ReactNode }) {
  const { data } = useSession()
  return may(data, rule) ? children : null
}

/** Its children for those who are not signed in. */
export function SignedOut({ children }: { children: ReactNode }) {
  const { data, isPending } = useSession()
  return data || isPending ? null : children
}

/** A page for those who may; others are told how to get in. */
export function Guarded({
  rule,
  title,
  children,
}: {
  rule: string
  title: string
  children: ReactNode
}) {
  const { data, isPending } = useSession()
  const { pathname } = useLocation()
  if (may(data, rule)) return children
  return (
    <PageBody title={title}>
      {!isPending && (
        <EmptyState
          icon={LockKeyhole}
          title={data ? 'Your account may not open this page' : 'Please sign in'}
          text={
            data ? 'Sign in with an account that may.' : 'This page is for people with an account.'
          }
          action={
            <Button asChild>
              <Link to={`/sign-in?next=${encodeURIComponent(pathname)}`}>Sign in</Link>
            </Button>
          }
        />
      )}
    </PageBody>
  )
}
