import { CircleAlert, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormContext } from 'react-hook-form'
import { Button } from '#ui/button.tsx'

/** What the server said about the form as a whole. */
export function FormError() {
  const { formState } = useFormContext()
  const message = formState.errors.root?.server?.message
  return message ? (
    <p
      role="alert"
      className="flex items-center gap-3 rounded-lg border border-danger bg-surface px-4 py-3 font-medium text-danger text-sm"
    >
      <CircleAlert aria-hidden="true" className="size-5 shrink-0" />
      {message}
    </p>
  ) : null
}

export interface FormActionsProps {
  /** On the button that sends the form. */
  submit: string
  onCancel?: () => void
  children?: ReactNode
}

export function FormActions({ submit, onCancel, children }: FormActionsProps) {
  const { isSubmitting } = useFormContext().formState
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button type="submit" size="lg" disabled={isSubmitting} className="max-sm:w-full">
        {isSubmitting ? <LoaderCircle aria-hidden="true" className="animate-spin" /> : null}
        {submit}
      </Button>
      {onCancel ? (
        <Button variant="outline" size="lg" onClick={onCancel} className="max-sm:w-full">
          Cancel
        </Button>
      ) : null}
      {children}
    </div>
  )
}
