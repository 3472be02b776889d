import { asText, type FieldProps, Frame, useField } from '#components/fields/frame.tsx'
import { Input } from '#ui/input.tsx'

export interface MomentFieldProps extends FieldProps {
  min?: string
  max?: string
}

function Moment({
  type,
  min,
  max,
  ...props
}: MomentFieldProps & { type: 'date' | 'time' | 'datetime-local' }) {
  const { id, error, value, setValue, control } = useField(props)
  return (
    <Frame id={id} error={error} {...props}>
      <Input
        type={type}
        min={min}
        max={max}
        value={asText(value)}
        onChange={(event) => setValue(event.target.value)}
        {...control}
      />
    </Frame>
  )
}

/** "YYYY-MM-DD", "" when empty. */
export function DateField(props: MomentFieldProps) {
  return <Moment type="date" {...props} />
}

/** "HH:MM", "" when empty. */
export function TimeField(props: MomentFieldProps) {
  return <Moment type="time" {...props} />
}

/** "YYYY-MM-DDTHH:MM" without a zone, "" when empty. */
export function DateTimeField(props: MomentFieldProps) {
  return <Moment type="datetime-local" {...props} />
}
