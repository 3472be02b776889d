import { CircleUserRound } from 'lucide-react'
import { Link, useNavigate } from 'react-router'
import { useSession, useSignOut } from '#features/account/session.ts'
import { toast } from '#lib/toasts.ts'
import { Button } from '#ui/button.tsx'

/** In the header: the way in, or who is signed in and the way out. */
export function AccountMenu() {
  const { data: account } = useSession()
  const signOut = useSignOut()
  const navigate = useNavigate()
  if (!account) {
    return (
      <Button asChild variant="secondary" size="sm">
        <Link to="/sign-in">Sign in</Link>
      </Button>
    )
  }
  const leave = () =>
    signOut.mutate(undefined, {
      onSuccess: () => {
        toast('You are signed out.')
        navigate('/')
      },
    })
  return (
    <div className="flex items-center gap-2">
      <Button asChild variant="secondary" size="sm">
        <Link to="/account">
          <CircleUserRound aria-hidden="true" className="sm:hidden" />
          <span className="max-sm:sr-only">{account.name}</span>
        </Link>
      </Button>
      <Button variant="secondary" size="sm" onClick={leave}>
        Sign out
      </Button>
    </div>
  )
}
