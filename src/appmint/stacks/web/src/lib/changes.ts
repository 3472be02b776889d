import { useMutation, useQueryClient } from '@tanstack/react-query'

export interface Answers<Output> {
  onSuccess?: (output: Output) => void
  onError?: (error: Error) => void
}

/** A change of records; lists, counts and details that may show them are fetched anew. */
export function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  const mutation = useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries(),
  })
  // The library's own `mutate` says nothing once the button is gone, as after a deletion.
  const mutate = (input: Input, { onSuccess, onError }: Answers<Output> = {}) => {
    mutation.mutateAsync(input).then(onSuccess, (error: Error) => onError?.(error))
  }
  return { ...mutation, mutate }
}
