import { useMutation, useQueryClient } from '@tanstack/react-query'

/**
 * A change through the API, after which everything on the screen is fetched afresh. The change is
 * done when the API has answered; it does not wait for the fetching.
 */
export function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      void client.invalidateQueries()
    },
  })
}
