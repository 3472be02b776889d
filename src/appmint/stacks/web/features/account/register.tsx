import { zodResolver } from '@hookform/resolvers/zod'
import { FormProvider, useForm } from 'react-hook-form'
import { Link, useNavigate } from 'react-router'
import {
  EmailField,
  FormActions,
  FormError,
  PasswordField,
  SelectField,
  TextField,
} from '#components/fields.tsx'
import { PageBody } from '#components/page.tsx'
import { Entrance } from '#features/account/entrance.tsx'
import { openRoles, registerInput } from '#features/account/schemas.ts'
import { type Registration, useRegister } from '#features/account/session.ts'
import { roleLabels } from '#shared/roles.ts'
import { showServerErrors } from '#lib/form-errors.ts'
import { toast } from '#lib/toasts.ts'

/** Makes an account. */
export function RegisterPage() {
  const register = useRegister()
  const navigate = useNavigate()
  const form = useForm<Registration>({
    resolver: zodResolver(registerInput),
    defaultValues: { name: '', email: '', password: '', role: openRoles[0] ?? '' },
  })
  const send = form.handleSubmit(async (registration) => {
    try {
      const account = await register.mutateAsync(registration)
      toast(`Welcome, ${account.name}. Your account has been created.`)
      navigate('/')
    } catch (error) {
      showServerErrors(form, error)
    }
  })
  return (
    <PageBody title="Create an account">
      <Entrance>
        <FormProvider {...form}>
          <form onSubmit={send} noValidate className="space-y-5" aria-label="Create an account">
            <FormError />
            <TextField name="name" label="Name" required />
            <EmailField name="email" label="E-mail" required />
            <PasswordField
              name="password"
              label="Password"
              hint="At least 10 characters."
              required
            />
            {openRoles.length > 1 && (
              <SelectField name="role" label="I am a" options={openRoles} labels={roleLabels} />
            )}
            <FormActions submit="Create account" />
          </form>
        </FormProvider>
        <p className="text-muted-foreground text-sm">
          You have an account?{' '}
          <Link className="link" to="/sign-in">
            Sign in
          </Link>
        </p>
      </Entrance>
    </PageBody>
  )
}
