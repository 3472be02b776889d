import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { ApiError, messageOf } from '#lib/api.ts'

/** Puts what the API refused above the form and beside the fields it is about. */
export function showServerErrors<Values extends FieldValues, Output>(
  form: UseFormReturn<Values, unknown, Output>,
  error: unknown,
) {
  form.setError('root.server', { message: messageOf(error) })
  if (!(error instanceof ApiError)) return
  for (const [name, message] of Object.entries(error.fields)) {
    if (name in form.getValues()) form.setError(name as Path<Values>, { message })
  }
}
