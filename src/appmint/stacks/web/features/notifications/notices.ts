import { useQuery } from '@tanstack/react-query'
import { request } from '#lib/api.ts'

export interface Notice {
  id: number
  title: string
  body: string
  read: boolean
  /** "YYYY-MM-DDTHH:MM" */
  at: string
}

export interface Notices {
  /** Newest first. */
  items: Notice[]
  unread: number
  /** Whether the visitor is known: notices are a person's own. */
  known: boolean
}

const REFRESH_MS = 60_000

/** The visitor's notices; asked for again each minute and after every change. */
export const useNotices = (path: string) =>
  useQuery({
    queryKey: [path],
    queryFn: () => request<Notices>(path),
    refetchInterval: REFRESH_MS,
  })
