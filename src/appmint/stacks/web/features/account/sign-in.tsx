import { zodResolver } from '@hookform/resolvers/zod'
import { FormProvider, useForm } from 'react-hook-form'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { EmailField, FormActions, FormError, PasswordField } from '#components/fields.tsx'
import { LoadingRows } from '#components/states.tsx'
import { Entrance } from '#features/account/entrance.tsx'
import { signInInput } from '#features/account/schemas.ts'
import {
  type Credentials,
  useDemoAccounts,
  useSession,
  useSignIn,
  useSignOut,
} from '#features/account/session.ts'
import { showServerErrors } from '#lib/form-errors.ts'
import { toast } from '#lib/toasts.ts'
import { Button } from '#ui/button.tsx'

/** For those who are in already: who they are, their account, and the way out. */
function Entered({ name }: { name: string }) {
  const signOut = useSignOut()
  return (
    <Entrance>
      <p className="text-lg">You are signed in as {name}.</p>
      <div className="flex flex-wrap gap-3">
        <Button asChild>
          <Link to="/account">Your account</Link>
        </Button>
        <Button variant="outline" onClick={() => signOut.mutate(undefined)}>
          Sign out
        </Button>
      </div>
    </Entrance>
  )
}

/** The way in, with the preview's demo accounts at hand. */
export function SignIn() {
  const signIn = useSignIn()
  const session = useSession()
  const demo = useDemoAccounts()
  const navigate = useNavigate()
  const [address] = useSearchParams()
  const form = useForm<Credentials>({
    resolver: zodResolver(signInInput),
    defaultValues: { email: '', password: '' },
  })
  const enter = form.handleSubmit(async (credentials) => {
    try {
      const account = await signIn.mutateAsync(credentials)
      toast(`Welcome, ${account.name}. You are signed in.`)
      const next = address.get('next') ?? '/'
      navigate(next.startsWith('/') && !next.startsWith('//') ? next : '/')
    } catch (error) {
      showServerErrors(form, error)
    }
  })
  if (session.data) return <Entered name={session.data.name} />
  if (session.isPending) {
    return (
      <Entrance>
        <LoadingRows count={4} />
      </Entrance>
    )
  }
  return (
    <Entrance>
      <FormProvider {...form}>
        <form onSubmit={enter} noValidate className="space-y-5" aria-label="Sign in">
          <FormError />
          <EmailField name="email" label="E-mail" required />
          <PasswordField name="password" label="Password" required />
          <FormActions submit="Sign in" />
        </form>
      </FormProvider>
      <p className="text-muted-foreground text-sm">
        No account yet?{' '}
        <Link className="link" to="/register">
          Create an account
        </Link>
      </p>
      {demo.data && demo.data.length > 0 && (
        <div className="space-y-3 border-t pt-5">
          <p className="text-muted-foreground text-sm">
            This is a preview. Look around with a demo account:
          </p>
          <div className="flex flex-wrap gap-2">
            {demo.data.map(({ email, password, label, role }) => (
              <Button
                key={role}
                variant="outline"
                size="sm"
                onClick={() => {
                  form.setValue('email', email)
                  form.setValue('password', password)
                  void enter()
                }}
              >
                Use demo {label.toLowerCase()}
              </Button>
            ))}
          </div>
        </div>
      )}
    </Entrance>
  )
}
