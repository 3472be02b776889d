import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '#lib/api.ts'

const RETRIES = 2

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the server refused it will refuse again.
      retry: (failures, error) =>
        failures < RETRIES &&
        !(error instanceof ApiError && error.status >= 400 && error.status < 500),
    },
  },
})
