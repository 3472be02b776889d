import { type ReactNode, useId } from 'react'
import { useController } from 'react-hook-form'
import { cn } from '#lib/cn.ts'
import { Label } from '#ui/label.tsx'

export interface FieldProps {
  /** The field's name in the form's values. */
  name: string
  /** Its accessible name, word for word. */
  label: string
  hint?: string
  required?: boolean
  disabled?: boolean
  /** Over all columns of the form's grid. */
  wide?: boolean
}

/** Binds a control to the form: its value, its error, and the ids that tie them together. */
export function useField({ name, hint, required, disabled }: FieldProps) {
  const id = useId()
  const { field, fieldState } = useController({ name })
  const error = fieldState.error?.message
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean)
  return {
    id,
    error,
    value: field.value as unknown,
    setValue: field.onChange as (value: unknown) => void,
    control: {
      id,
      name,
      ref: field.ref,
      onBlur: field.onBlur,
      disabled,
      'aria-required': required || undefined,
      'aria-invalid': error ? true : undefined,
      'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    },
  }
}

/** A field's value as the text of an input. */
export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function Mark() {
  return (
    <span aria-hidden="true" className="text-danger">
      *
    </span>
  )
}

function Notes({ id, hint, error }: { id: string; hint?: string; error?: string }) {
  return (
    <>
      {hint ? (
        <p id={`${id}-hint`} className="text-muted-foreground text-sm">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="font-medium text-danger text-sm">
          {error}
        </p>
      ) : null}
    </>
  )
}

export interface FrameProps extends FieldProps {
  id: string
  error?: string
  children: ReactNode
}

/** Label above, control, then hint and error. */
export function Frame({ id, label, hint, required, wide, error, children }: FrameProps) {
  return (
    <div className={cn('flex min-w-0 flex-col gap-1.5', wide && 'sm:col-span-full')}>
      <div className="flex gap-1 text-sm">
        <Label htmlFor={id}>{label}</Label>
        {required ? <Mark /> : null}
      </div>
      {children}
      <Notes id={id} hint={hint} error={error} />
    </div>
  )
}

/** The same around several controls that make up one value. */
export function GroupFrame({ id, label, hint, required, wide, error, children }: FrameProps) {
  return (
    <fieldset
      aria-labelledby={`${id}-legend`}
      aria-describedby={error ? `${id}-error` : undefined}
      className={cn('flex min-w-0 flex-col gap-1.5', wide && 'sm:col-span-full')}
    >
      <legend className="float-left font-medium text-sm">
        <span id={`${id}-legend`}>{label}</span> {required ? <Mark /> : null}
      </legend>
      {children}
      <Notes id={id} hint={hint} error={error} />
    </fieldset>
  )
}
