import { Search, X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useLocation, useNavigation } from 'react-router'
import { cn } from '#lib/cn.ts'
import { CONTROL } from '#ui/control.ts'
import { Label } from '#ui/label.tsx'
import { NativeSelect } from '#ui/native-select.tsx'

const PAUSE_MS = 250

/** Search, filters and order above a list; from five selects on, the search has a row of its own. */
export function Toolbar({ label = 'Filters', children }: { label?: string; children: ReactNode }) {
  return (
    <search
      aria-label={label}
      className="grid grid-cols-2 items-end gap-3 rounded-xl border bg-surface p-4 text-surface-foreground shadow-card sm:flex sm:flex-wrap sm:has-[>:nth-child(6)]:*:grow sm:has-[>:nth-child(6)]:*:first:basis-full"
    >
      {children}
    </search>
  )
}

export interface SearchFieldProps {
  label: string
  value: string
  placeholder?: string
  /** Called once typing pauses, and at once on Enter, on leaving the field and on clearing. */
  onChange: (value: string) => void
}

/** What is typed, handed on once typing pauses; `send(…, 0)` hands it on at once. */
function usePaused(value: string, onChange: (value: string) => void) {
  const [typed, setTyped] = useState(value)
  const [given, setGiven] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // While typing pauses another filter may have changed the address: the latest way to it counts.
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  }, [onChange])

  // The address may change by other means (back, a link): then it wins over what was typed.
  if (value !== given) {
    setGiven(value)
    setTyped(value)
  }

  useEffect(() => () => clearTimeout(timer.current), [])

  // On the way to another page, a search that waits for typing to pause would call it back.
  const { location: next } = useNavigation()
  const { pathname } = useLocation()
  const leaving = next !== undefined && next.pathname !== pathname
  useEffect(() => {
    if (leaving) clearTimeout(timer.current)
  }, [leaving])

  const send = (next: string, pause: number) => {
    clearTimeout(timer.current)
    if (pause === 0) {
      latest.current(next.trim())
    } else {
      timer.current = setTimeout(() => latest.current(next.trim()), pause)
    }
  }
  return { typed, setTyped, send }
}

export function SearchField({ label, value, placeholder, onChange }: SearchFieldProps) {
  const id = useId()
  const { typed, setTyped, send } = usePaused(value, onChange)

  return (
    <div className="col-span-2 flex min-w-0 grow flex-col gap-1.5 sm:min-w-56">
      <Label htmlFor={id}>{label}</Label>
      <div className="relative">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-3.5 size-4 -translate-y-1/2 text-muted-foreground"
        />
        <input
          id={id}
          type="search"
          value={typed}
          placeholder={placeholder}
          autoComplete="off"
          className={cn(CONTROL, 'px-10 [&::-webkit-search-cancel-button]:hidden')}
          onChange={(event) => {
            setTyped(event.target.value)
            send(event.target.value, PAUSE_MS)
          }}
          onBlur={() => {
            if (typed.trim() !== value) send(typed, 0)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              send(typed, 0)
            }
          }}
        />
        {typed ? (
          <button
            type="button"
            aria-label="Clear search"
            className="absolute top-1/2 right-2 -translate-y-1/2 rounded-md p-1.5 text-muted-foreground hover:text-surface-foreground"
            onClick={() => {
              setTyped('')
              send('', 0)
            }}
          >
            <X aria-hidden="true" className="size-4" />
          </button>
        ) : null}
      </div>
    </div>
  )
}

export type Option = string | { value: string; label: string }

const asPair = (option: Option) =>
  typeof option === 'string' ? { value: option, label: option } : option

export interface FilterSelectProps {
  label: string
  /** Empty: no filter. */
  value: string
  options: readonly Option[]
  onChange: (value: string) => void
}

export function FilterSelect({ label, value, options, onChange }: FilterSelectProps) {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1.5 sm:min-w-40">
      <Label htmlFor={id} className="truncate">
        {label}
      </Label>
      <NativeSelect id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">All</option>
        {options.map(asPair).map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </NativeSelect>
    </div>
  )
}

export interface FilterRangeProps {
  label: string
  /** The least and the most; empty: no bound. */
  from: string
  to: string
  onFrom: (value: string) => void
  onTo: (value: string) => void
}

export function FilterRange({ label, from, to, onFrom, onTo }: FilterRangeProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1.5 truncate text-sm font-medium">{label}</legend>
      <div className="flex items-center gap-2">
        <RangeEnd label={`${label} from`} hint="From" value={from} onChange={onFrom} />
        <RangeEnd label={`${label} to`} hint="To" value={to} onChange={onTo} />
      </div>
    </fieldset>
  )
}

interface RangeEndProps {
  label: string
  hint: string
  value: string
  onChange: (value: string) => void
}

function RangeEnd({ label, hint, value, onChange }: RangeEndProps) {
  const { typed, setTyped, send } = usePaused(value, onChange)
  return (
    <input
      type="number"
      inputMode="decimal"
      aria-label={label}
      placeholder={hint}
      value={typed}
      className={cn(CONTROL, 'min-w-0 px-3 sm:w-24')}
      onChange={(event) => {
        setTyped(event.target.value)
        send(event.target.value, PAUSE_MS)
      }}
      onBlur={() => {
        if (typed !== value) send(typed, 0)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          send(typed, 0)
        }
      }}
    />
  )
}

export interface SortSelectProps {
  label?: string
  value: string
  /** Values like "title" (ascending) or "-price" (descending). */
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}

export function SortSelect({ label = 'Sort by', value, options, onChange }: SortSelectProps) {
  const id = useId()
  return (
    <div className="col-span-2 flex min-w-0 flex-col gap-1.5 sm:min-w-44">
      <Label htmlFor={id}>{label}</Label>
      <NativeSelect id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </NativeSelect>
    </div>
  )
}
