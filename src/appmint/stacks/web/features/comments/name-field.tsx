import { TextField } from '#components/fields.tsx'

/** Asks whoever writes for a name to show. */
export function NameField() {
  return (
    <TextField name="author" label="Name" hint="Shown beside your words." autoComplete="name" />
  )
}
