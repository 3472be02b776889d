import { asText, type FieldProps, Frame, useField } from '#components/fields/frame.tsx'
import { Input } from '#ui/input.tsx'

const HEX = /^#[0-9a-f]{6}$/i

/** "#rrggbb", typed or picked. */
export function ColourField(props: FieldProps) {
  const { id, error, value, setValue, control } = useField(props)
  const colour = asText(value)
  return (
    <Frame id={id} error={error} {...props}>
      <div className="flex gap-2">
        <Input
          value={colour}
          placeholder="#336699"
          autoComplete="off"
          onChange={(event) => setValue(event.target.value)}
          {...control}
        />
        <input
          type="color"
          aria-label="Pick a colour"
          disabled={props.disabled}
          value={HEX.test(colour) ? colour : '#808080'}
          onChange={(event) => setValue(event.target.value)}
          className="h-11 w-14 shrink-0 rounded-lg border border-input bg-surface p-1"
        />
      </div>
    </Frame>
  )
}

export interface Place {
  label: string
  lat: number
  lng: number
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'label' in value
}

export interface LocationFieldProps extends FieldProps {
  /** Known places: typing the name of one sets its coordinates. */
  places?: readonly Place[]
}

/** A place's name with its coordinates, null when empty. */
export function LocationField({ places = [], ...props }: LocationFieldProps) {
  const { id, error, value, setValue, control } = useField(props)
  const place = isPlace(value) ? value : null

  const rename = (label: string) => {
    const known = places.find((entry) => entry.label.toLowerCase() === label.trim().toLowerCase())
    if (label === '') {
      setValue(null)
    } else {
      setValue({ label, lat: known?.lat ?? place?.lat ?? 0, lng: known?.lng ?? place?.lng ?? 0 })
    }
  }
  const move = (axis: 'lat' | 'lng', typed: string) => {
    const before = place ?? { label: '', lat: 0, lng: 0 }
    setValue({ ...before, [axis]: typed === '' ? 0 : Number(typed) })
  }

  return (
    <Frame id={id} error={error} {...props}>
      <Input
        value={place?.label ?? ''}
        list={places.length > 0 ? `${id}-places` : undefined}
        autoComplete="off"
        onChange={(event) => rename(event.target.value)}
        {...control}
      />
      {places.length > 0 ? (
        <datalist id={`${id}-places`}>
          {places.map((entry) => (
            <option key={entry.label} value={entry.label} />
          ))}
        </datalist>
      ) : null}
      <details className="text-sm">
        <summary className="w-fit cursor-pointer rounded-md text-muted-foreground">
          Place on the map
        </summary>
        <div className="mt-2 grid grid-cols-2 gap-2">
          <Input
            type="number"
            step="any"
            min={-90}
            max={90}
            aria-label="Latitude"
            placeholder="Latitude"
            value={place ? place.lat : ''}
            onChange={(event) => move('lat', event.target.value)}
          />
          <Input
            type="number"
            step="any"
            min={-180}
            max={180}
            aria-label="Longitude"
            placeholder="Longitude"
            value={place ? place.lng : ''}
            onChange={(event) => move('lng', event.target.value)}
          />
        </div>
      </details>
    </Frame>
  )
}
