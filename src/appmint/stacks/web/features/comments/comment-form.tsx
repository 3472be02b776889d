import { zodResolver } from '@hookform/resolvers/zod'
import type { ReactNode } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import type { z } from 'zod'
import {
  FormActions,
  FormError,
  LongTextField,
  RatingField,
} from '#components/fields.tsx'
import { commentInput, reviewInput } from '#features/comments/schemas.ts'
import { request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'
import { showServerErrors } from '#lib/form-errors.ts'
import { toast } from '#lib/toasts.ts'

export interface CommentFormProps {
  path: string
  /** "Comment", "Review": the label of the text, and on the button. */
  label: string
  rated?: boolean
  /** Where the writer may give a name. */
  named?: ReactNode
}

type Values = z.input<typeof commentInput> & { rating?: number }

const empty: Values = { author: '', body: '', rating: undefined }

/** Writes a comment or review; it is in the list at once. */
export function CommentForm({ path, label, rated = false, named }: CommentFormProps) {
  const noun = label.toLowerCase()
  const form = useForm<Values>({
    resolver: zodResolver<Values, unknown, Values>(rated ? reviewInput : commentInput),
    defaultValues: empty,
  })
  const post = useChange((body: Values) => request<{ id: number }>(path, { method: 'POST', body }))
  const send = form.handleSubmit(async (values) => {
    try {
      await post.mutateAsync(values)
      form.reset({ ...empty, author: values.author })
      toast(`Your ${noun} has been posted.`)
    } catch (error) {
      showServerErrors(form, error)
    }
  })
  return (
    <FormProvider {...form}>
      <form onSubmit={send} noValidate aria-label={`Write a ${noun}`} className="form-panel">
        <FormError />
        {named}
        {rated ? <RatingField name="rating" label="Rating" required /> : null}
        <LongTextField name="body" label={label} rows={4} required />
        <FormActions submit={`Post ${noun}`} />
      </form>
    </FormProvider>
  )
}
