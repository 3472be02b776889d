import { useMutation, useQueryClient } from '@tanstack/react-query'

/** A change of records; lists, counts and details that may show them are fetched anew. */
export function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries(),
  })
}
