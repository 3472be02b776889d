import { Star } from 'lucide-react'
import { asText, type FieldProps, Frame, GroupFrame, useField } from '#components/fields/frame.tsx'
import { cn } from '#lib/cn.ts'
import { NativeSelect } from '#ui/native-select.tsx'
import { Switch } from '#ui/switch.tsx'

export function SwitchField(props: FieldProps) {
  const { id, error, value, setValue, control } = useField(props)
  return (
    <div className={cn('flex min-w-0 flex-col gap-1.5', props.wide && 'sm:col-span-full')}>
      <label
        htmlFor={id}
        className="flex min-h-11 items-center gap-3 font-medium text-sm sm:mt-6.5"
      >
        <Switch
          checked={value === true}
          onChange={(event) => setValue(event.target.checked)}
          {...control}
        />
        {props.label}
      </label>
      {props.hint ? (
        <p id={`${id}-hint`} className="text-muted-foreground text-sm">
          {props.hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="font-medium text-danger text-sm">
          {error}
        </p>
      ) : null}
    </div>
  )
}

export interface SelectFieldProps extends FieldProps {
  options: readonly string[]
  /** What the options are called, where they have other names. */
  labels?: Readonly<Record<string, string>>
}

/** One of a few words; offers "Choose" as long as none is chosen. */
export function SelectField({ options, labels, ...props }: SelectFieldProps) {
  const { id, error, value, setValue, control } = useField(props)
  const chosen = asText(value)
  return (
    <Frame id={id} error={error} {...props}>
      <NativeSelect value={chosen} onChange={(event) => setValue(event.target.value)} {...control}>
        {options.includes(chosen) ? null : <option value="">Choose</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {labels?.[option] ?? option}
          </option>
        ))}
      </NativeSelect>
    </Frame>
  )
}

export interface RelationFieldProps extends FieldProps {
  options: readonly { id: number; label: string }[]
}

/** The id of a related record, null when none is chosen. */
export function RelationField({ options, ...props }: RelationFieldProps) {
  const { id, error, value, setValue, control } = useField(props)
  return (
    <Frame id={id} error={error} {...props}>
      <NativeSelect
        value={asText(value)}
        onChange={(event) => setValue(event.target.value ? Number(event.target.value) : null)}
        {...control}
      >
        <option value="">{props.required ? 'Choose' : 'None'}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </NativeSelect>
    </Frame>
  )
}

/** One to five stars, as radio buttons. */
export function RatingField(props: FieldProps) {
  const { id, error, value, setValue, control } = useField(props)
  const chosen = typeof value === 'number' ? value : 0
  return (
    <GroupFrame id={id} error={error} {...props}>
      <div className="flex w-fit clear-both">
        {[1, 2, 3, 4, 5].map((star) => (
          <label
            key={star}
            className="relative grid size-11 place-items-center rounded-lg has-focus-visible:outline-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name={id}
              ref={star === Math.max(1, chosen) ? control.ref : undefined}
              checked={chosen === star}
              onBlur={control.onBlur}
              onChange={() => setValue(star)}
              className="absolute inset-0 opacity-0"
            />
            <span className="sr-only">{star === 1 ? '1 star' : `${star} stars`}</span>
            <Star
              aria-hidden="true"
              className={cn(
                'pointer-events-none size-7 text-component-strong transition',
                star <= chosen ? 'fill-current' : 'opacity-60',
              )}
            />
          </label>
        ))}
      </div>
    </GroupFrame>
  )
}
