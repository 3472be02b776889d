import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Link, useSearchParams } from 'react-router'
import { Section } from '#components/page.tsx'
import { EmptyState } from '#components/states.tsx'
import { ComparedBars } from '#features/compare/bars.tsx'
import type { FigureFormat } from '#features/figures/format.ts'
import { cn } from '#lib/cn.ts'
import { Badge } from '#ui/badge.tsx'
import { Label } from '#ui/label.tsx'
import { NativeSelect } from '#ui/native-select.tsx'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#ui/table.tsx'

/** One line of a comparison. */
export interface ComparedField<T> {
  label: string
  show: (record: T) => ReactNode
  /** What decides whether records differ in it. */
  value: (record: T) => unknown
  /** Given for numbers: they are drawn as bars as well. */
  figure?: (record: T) => number | null | undefined
  format?: FigureFormat
}

export interface ComparisonProps<T> {
  noun: string
  nouns: string
  icon: LucideIcon
  records: readonly T[]
  fields: readonly ComparedField<T>[]
  nameOf: (record: T) => string
  addressOf?: (record: T) => string
  /** What a record belongs to: the two to begin with are of different ones. */
  groupOf?: (record: T) => unknown
}

const PLACES = ['First', 'Second', 'Third'] as const
const NONE = 'none'

/** Two or three records side by side; which ones is kept in the address. */
export function Comparison<T extends { id: number }>(props: ComparisonProps<T>) {
  const { noun, nouns, icon, records, fields, nameOf, groupOf } = props
  const [address, setAddress] = useSearchParams()
  if (records.length < 2) {
    return (
      <EmptyState
        icon={icon}
        title="Nothing to compare yet"
        text={`There must be at least two ${nouns}.`}
      />
    )
  }
  const kept = PLACES.map((place) => address.get(place.toLowerCase()))
  // Two to begin with, so that there is something to see.
  const [one, next] = records
  const other = (one && groupOf && records.find((each) => groupOf(each) !== groupOf(one))) ?? next
  const ids = kept.map((id, at) => id ?? String([one, other][at]?.id ?? NONE))
  const chosen = [...new Set(ids)].flatMap(
    (id) => records.find((record) => String(record.id) === id) ?? [],
  )
  const choose = (place: string, id: string) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before)
        next.set(place.toLowerCase(), id)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <div className="flex flex-col gap-8">
      <fieldset className="grid gap-4 rounded-xl border bg-surface p-4 text-surface-foreground shadow-card sm:grid-cols-3 sm:p-5">
        <legend className="sr-only">What to compare</legend>
        {PLACES.map((place, at) => (
          <Choice
            key={place}
            label={`${place} ${noun}${at === 2 ? ' (optional)' : ''}`}
            value={ids[at] ?? NONE}
            optional={at === 2}
            options={records.map((record) => ({ id: String(record.id), name: nameOf(record) }))}
            onChange={(id) => choose(place, id)}
          />
        ))}
      </fieldset>
      {chosen.length < 2 ? (
        <EmptyState icon={icon} title={`Choose two different ${nouns}`} />
      ) : (
        <>
          <SideBySide {...props} records={chosen} />
          {fields.some(({ figure }) => figure) ? (
            <Section heading="In figures">
              <ComparedBars fields={fields} records={chosen} nameOf={nameOf} />
            </Section>
          ) : null}
        </>
      )}
    </div>
  )
}

interface ChoiceProps {
  label: string
  value: string
  optional: boolean
  options: readonly { id: string; name: string }[]
  onChange: (id: string) => void
}

function Choice({ label, value, optional, options, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <NativeSelect id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {optional ? <option value={NONE}>None</option> : null}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </NativeSelect>
    </div>
  )
}

function SideBySide<T extends { id: number }>({
  records,
  fields,
  nameOf,
  addressOf,
}: ComparisonProps<T>) {
  const differs = (field: ComparedField<T>) =>
    new Set(records.map((record) => JSON.stringify(field.value(record) ?? null))).size > 1
  const differences = fields.filter(differs).length
  return (
    <div className="flex flex-col gap-3">
      <p aria-live="polite" className="text-muted-foreground text-sm">
        {differences === 0
          ? 'No differences'
          : `${differences} of ${fields.length} lines differ; they are marked.`}
      </p>
      <Table aria-label="Comparison">
        <TableHeader>
          <TableRow>
            <TableHead>
              <span className="sr-only">Line</span>
            </TableHead>
            {records.map((record) => (
              <TableHead key={record.id}>
                <span className="block min-w-28 whitespace-normal text-sm">
                  {addressOf ? (
                    <Link className="link" to={addressOf(record)}>
                      {nameOf(record)}
                    </Link>
                  ) : (
                    nameOf(record)
                  )}
                </span>
              </TableHead>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {fields.map((field) => {
            const marked = differs(field)
            return (
              <TableRow key={field.label} className={cn(marked && 'bg-component-soft/45')}>
                <TableHead scope="row" className="sticky left-0 border-r bg-surface align-top">
                  <span className="flex max-w-24 flex-wrap items-center gap-x-2 gap-y-1 whitespace-normal text-sm text-surface-foreground sm:max-w-none">
                    {field.label}
                    {marked ? <Badge>Differs</Badge> : null}
                  </span>
                </TableHead>
                {records.map((record) => (
                  <TableCell key={record.id} className="align-top">
                    {field.show(record) ?? '–'}
                  </TableCell>
                ))}
              </TableRow>
            )
          })}
        </TableBody>
      </Table>
    </div>
  )
}
