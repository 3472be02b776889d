import { zodResolver } from '@hookform/resolvers/zod'
import { FormProvider, useForm } from 'react-hook-form'
import {
  EmailField,
  FormActions,
  FormError,
  PasswordField,
  SelectField,
  TextField,
} from '#components/fields.tsx'
import { openRoles } from '#features/account/schemas.ts'
import { type NewUser, useAddUser } from '#features/admin/users.ts'
import { newUserInput } from '#features/admin/users-input.ts'
import { showServerErrors } from '#lib/form-errors.ts'
import { toast } from '#lib/toasts.ts'
import { roleLabels, roles } from '#shared/roles.ts'
import { Dialog, DialogContent } from '#ui/dialog.tsx'

/** Opens an account for somebody, with a first password to hand on. */
export function AddUser({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onOpenChange={(shown) => (shown ? undefined : onClose())}>
      <DialogContent title="Add user">
        <AddUserForm onAdded={onClose} />
      </DialogContent>
    </Dialog>
  )
}

function AddUserForm({ onAdded }: { onAdded: () => void }) {
  const add = useAddUser()
  const form = useForm<NewUser>({
    resolver: zodResolver(newUserInput),
    defaultValues: { name: '', email: '', password: '', role: openRoles[0] ?? roles[0] ?? '' },
  })
  const send = form.handleSubmit(async (values) => {
    try {
      const user = await add.mutateAsync(values)
      toast(`${user.name} added.`)
      onAdded()
    } catch (error) {
      showServerErrors(form, error)
    }
  })
  return (
    <FormProvider {...form}>
      <form onSubmit={send} noValidate aria-label="Add user" className="space-y-5">
        <FormError />
        <TextField name="name" label="Name" required autoComplete="off" />
        <EmailField name="email" label="E-mail" required />
        <PasswordField
          name="password"
          label="First password"
          hint="At least 10 characters. They can change it on their account page."
          required
        />
        <SelectField name="role" label="Role" options={roles} labels={roleLabels} />
        <FormActions submit="Add user" />
      </form>
    </FormProvider>
  )
}
