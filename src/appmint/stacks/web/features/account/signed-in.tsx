import { Navigate, Outlet, useLocation } from 'react-router'
import { useSession } from '#features/account/session.ts'

/** The pages of an app that is closed to strangers: they sign in first, and come back. */
export function SignedIn() {
  const { data, isPending } = useSession()
  const { pathname, search } = useLocation()
  if (data) return <Outlet />
  if (isPending) return null
  return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />
}
