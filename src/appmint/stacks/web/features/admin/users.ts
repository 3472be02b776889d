import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { newUserInput, userChange } from '#features/admin/users-input.ts'
import { request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'
import { type ListParams, queryString } from '#lib/list-query.ts'
import type { Page } from '#shared/page.ts'

/** An account as staff see it. */
export type User = {
  id: number
  name: string
  email: string
  role: string
  blocked: boolean
  createdAt: string
  /** Whether it is the account that asks. */
  self: boolean
}
export type NewUser = z.input<typeof newUserInput>
export type UserChange = z.input<typeof userChange>

const PATH = '/api/admin/users'

export const useUsers = (params: ListParams) =>
  useQuery({
    queryKey: ['admin-users', params],
    queryFn: () => request<Page<User>>(PATH + queryString(params)),
    placeholderData: keepPreviousData,
  })

export const useAddUser = () =>
  useChange((body: NewUser) => request<User>(PATH, { method: 'POST', body }))

export const useChangeUser = () =>
  useChange(({ id, change }: { id: number; change: UserChange }) =>
    request<User>(`${PATH}/${id}`, { method: 'PATCH', body: change }),
  )
