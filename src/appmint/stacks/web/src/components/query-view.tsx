import type { ReactNode } from 'react'
import { ErrorState } from '#components/states.tsx'

export interface QueryViewProps<T> {
  /** A TanStack query, or the part of one that matters here. */
  query: { data: T | undefined; error: unknown; refetch: () => unknown }
  loading: ReactNode
  children: (data: T) => ReactNode
}

/** What a query has become: on its way, failed with a way to try again, or there. */
export function QueryView<T>({ query, loading, children }: QueryViewProps<T>) {
  if (query.data !== undefined) {
    return <>{children(query.data)}</>
  }
  if (query.error) {
    return <ErrorState error={query.error} retry={() => void query.refetch()} />
  }
  return <>{loading}</>
}
