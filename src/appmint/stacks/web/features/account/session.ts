import { useQuery } from '@tanstack/react-query'
import { request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'

/** The account that is signed in. */
export type Account = { id: number; name: string; email: string; role: string; staff: boolean }

/** The account that is signed in, or null; undefined while it is not known yet. */
export const useSession = () =>
  useQuery({
    queryKey: ['session'],
    queryFn: async () => (await request<{ account: Account | null }>('/api/account')).account,
    staleTime: 60_000,
  })

export type Credentials = { email: string; password: string }
export type Registration = Credentials & { name: string; role: string }
export type PasswordChange = { current: string; next: string }

export const useSignIn = () =>
  useChange((body: Credentials) =>
    request<Account>('/api/account/sign-in', { method: 'POST', body }),
  )

export const useRegister = () =>
  useChange((body: Registration) => request<Account>('/api/account', { method: 'POST', body }))

export const useSignOut = () =>
  useChange((_: undefined) => request<object>('/api/account/sign-out', { method: 'POST' }))

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
