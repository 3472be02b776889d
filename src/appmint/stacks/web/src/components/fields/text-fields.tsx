import type { ComponentProps } from 'react'
import { asText, type FieldProps, Frame, useField } from '#components/fields/frame.tsx'
import { Input } from '#ui/input.tsx'
import { Textarea } from '#ui/textarea.tsx'

type InputProps = Pick<ComponentProps<'input'>, 'placeholder' | 'autoComplete' | 'maxLength'>

export type TextFieldProps = FieldProps & InputProps

function Line({
  type,
  ...props
}: TextFieldProps & { type: 'text' | 'email' | 'tel' | 'url' | 'password' }) {
  const { id, error, value, setValue, control } = useField(props)
  return (
    <Frame id={id} error={error} {...props}>
      <Input
        type={type}
        value={asText(value)}
        onChange={(event) => setValue(event.target.value)}
        placeholder={props.placeholder}
        autoComplete={props.autoComplete}
        maxLength={props.maxLength}
        {...control}
      />
    </Frame>
  )
}

export function TextField(props: TextFieldProps) {
  return <Line type="text" {...props} />
}

export function EmailField(props: TextFieldProps) {
  return <Line type="email" autoComplete="email" {...props} />
}

export function PhoneField(props: TextFieldProps) {
  return <Line type="tel" autoComplete="tel" {...props} />
}

export function UrlField(props: TextFieldProps) {
  return <Line type="url" placeholder="https://" {...props} />
}

/** `autoComplete` is "new-password" where one is chosen. */
export function PasswordField(props: TextFieldProps) {
  return <Line type="password" autoComplete="current-password" {...props} />
}

export function LongTextField({
  rows,
  placeholder,
  ...props
}: FieldProps & Pick<ComponentProps<'textarea'>, 'rows' | 'placeholder'>) {
  const { id, error, value, setValue, control } = useField(props)
  return (
    <Frame id={id} error={error} {...props}>
      <Textarea
        rows={rows}
        placeholder={placeholder}
        value={asText(value)}
        onChange={(event) => setValue(event.target.value)}
        {...control}
      />
    </Frame>
  )
}
