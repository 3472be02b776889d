import { Check } from 'lucide-react'
import { useFormState } from 'react-hook-form'

/** Beside the button: whether what is on screen is what is kept. */
export function SavedMark() {
  const { isDirty, isSubmitSuccessful } = useFormState()
  if (isDirty) {
    return <span className="text-muted-foreground text-sm">Not saved yet</span>
  }
  return isSubmitSuccessful ? (
    <span className="inline-flex items-center gap-1.5 font-medium text-sm text-success">
      <Check aria-hidden="true" className="size-4" /> Saved
    </span>
  ) : null
}
