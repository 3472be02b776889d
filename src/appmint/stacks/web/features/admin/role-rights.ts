import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Action, rightInput } from '#features/admin/rights-input.ts'
import { request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'

/** A right that staff have given to a role (`allowed`) or taken from it. */
export type RoleRight = { role: string; records: string; action: Action; allowed: boolean }
export type RightChange = z.input<typeof rightInput>

/** The changed rights of all roles, for staff. */
export const useRoleRights = () =>
  useQuery({
    queryKey: ['role-rights'],
    queryFn: () => request<RoleRight[]>('/api/admin/rights'),
  })

export const useChangeRight = () =>
  useChange((body: RightChange) =>
    request<RightChange>('/api/admin/rights', { method: 'PUT', body }),
  )

/** What staff have decided for whoever looks; undefined where the app's own rule holds. */
export function useDecidedRight(records: string, action: Action): boolean | undefined {
  const { data } = useQuery({
    queryKey: ['own-rights'],
    queryFn: () => request<RoleRight[]>('/api/account/rights'),
    staleTime: 60_000,
  })
  return data?.find((each) => each.records === records && each.action === action)?.allowed
}
