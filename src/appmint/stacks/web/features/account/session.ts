import { useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'

/** The account that is signed in. */
export type Account = { id: number; name: string; email: string; role: string; staff: boolean }

const SESSION = ['session']

/** The account that is signed in, or null; undefined while it is not known yet. */
export const useSession = () =>
  useQuery({
    queryKey: SESSION,
    queryFn: async () => (await request<{ account: Account | null }>('/api/account')).account,
    staleTime: 60_000,
  })

export type Credentials = { email: string; password: string }
export type Registration = Credentials & { name: string; role: string }
export type PasswordChange = { current: string; next: string }

/** A way in: who has entered is known at once, before the next page asks. */
function useEntrance<Input>(path: string) {
  const client = useQueryClient()
  return useChange(async (body: Input) => {
    const account = await request<Account>(path, { method: 'POST', body })
    client.setQueryData(SESSION, account)
    return account
  })
}

export const useSignIn = () => useEntrance<Credentials>('/api/account/sign-in')

export const useRegister = () => useEntrance<Registration>('/api/account')

export const useSignOut = () => {
  const client = useQueryClient()
  return useChange(async (_: undefined) => {
    await request<object>('/api/account/sign-out', { method: 'POST' })
    client.setQueryData(SESSION, null)
  })
}

export const useChangePassword = () =>
  useChange((body: PasswordChange) =>
    request<object>('/api/account/password', { method: 'POST', body }),
  )

/** The demo accounts of a preview; empty where they are switched off. */
export const useDemoAccounts = () =>
  useQuery({
    queryKey: ['demo-accounts'],
    queryFn: () => request<(Credentials & { role: string; label: string })[]>('/api/account/demo'),
    staleTime: Number.POSITIVE_INFINITY,
  })
