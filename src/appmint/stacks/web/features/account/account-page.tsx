import { zodResolver } from '@hookform/resolvers/zod'
import { FormProvider, useForm } from 'react-hook-form'
import { Fact, Facts } from '#components/facts.tsx'
import { FormActions, FormError, PasswordField } from '#components/fields.tsx'
import { PageBody, Section } from '#components/page.tsx'
import { Guarded } from '#features/account/allowed.tsx'
import { passwordInput } from '#features/account/schemas.ts'
import { type PasswordChange, useChangePassword, useSession } from '#features/account/session.ts'
import { showServerErrors } from '#lib/form-errors.ts'
import { toast } from '#lib/toasts.ts'

/** The account that is signed in, and its password. */
export function AccountPage() {
  const session = useSession()
  const change = useChangePassword()
  const form = useForm<PasswordChange>({
    resolver: zodResolver(passwordInput),
    defaultValues: { current: '', next: '' },
  })
  const save = form.handleSubmit(async (values) => {
    try {
      await change.mutateAsync(values)
      form.reset()
      toast('Your password has been changed.')
    } catch (error) {
      showServerErrors(form, error)
    }
  })
  return (
    <Guarded rule="member" title="Your account">
      <PageBody title="Your account">
        <Facts layout="grid">
          <Fact label="Name">{session.data?.name}</Fact>
          <Fact label="E-mail">{session.data?.email}</Fact>
        </Facts>
        <Section heading="Change your password">
          <FormProvider {...form}>
            <form onSubmit={save} noValidate className="max-w-md space-y-5">
              <FormError />
              <PasswordField name="current" label="Password now" required />
              <PasswordField
                name="next"
                label="New password"
                hint="At least 10 characters."
                required
              />
              <FormActions submit="Change password" />
            </form>
          </FormProvider>
        </Section>
      </PageBody>
    </Guarded>
  )
}
