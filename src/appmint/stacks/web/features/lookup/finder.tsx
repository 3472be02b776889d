import { useQuery } from '@tanstack/react-query'
import { CircleCheck, SearchX } from 'lucide-react'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Section } from '#components/page.tsx'
import { QueryView } from '#components/query-view.tsx'
import { EmptyState, LoadingFacts } from '#components/states.tsx'
import type { Found, LookupEvent } from '#features/lookup/found.ts'
import { History } from '#features/lookup/history.tsx'
import { request } from '#lib/api.ts'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Input } from '#ui/input.tsx'
import { Label } from '#ui/label.tsx'

export interface FinderProps<Match> {
  heading: string
  /** What one types: "Tracking number". */
  label: string
  /** On the button. */
  verb: string
  example: string
  /** What is looked for: "parcel". */
  noun: string
  /** The address that answers. */
  path: string
  /** Says of what is found that it is genuine. */
  verifies: boolean
  /** Shows the history, also when nothing has happened yet. */
  tracks: boolean
  children: (record: Match, events: LookupEvent[]) => ReactNode
}

/** Finds one record by its reference, which stays in the address: it can be sent to somebody. */
export function Finder<Match>({ children, ...props }: FinderProps<Match>) {
  const { heading, label, verb, example, noun, path, verifies, tracks } = props
  const id = useId()
  const [address, setAddress] = useSearchParams()
  const reference = address.get('reference') ?? ''
  const [typed, setTyped] = useState(reference)
  const [missing, setMissing] = useState(false)
  const query = useQuery({
    queryKey: ['lookup', path, reference],
    queryFn: () => request<Found<Match>>(`${path}?reference=${encodeURIComponent(reference)}`),
    enabled: reference !== '',
  })
  const look = (event: FormEvent) => {
    event.preventDefault()
    const wanted = typed.trim()
    setMissing(wanted === '')
    if (wanted !== '') {
      setAddress({ reference: wanted }, { replace: reference !== '', preventScrollReset: true })
      void query.refetch()
    }
  }
  return (
    <Section heading={heading}>
      <Card className="p-5 sm:p-6">
        <form onSubmit={look} noValidate aria-label={heading} className="flex flex-col gap-1.5">
          <Label htmlFor={id}>{label}</Label>
          <div className="flex flex-col gap-3 sm:flex-row">
            <Input
              id={id}
              value={typed}
              placeholder={example ? `For example ${example}` : undefined}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              aria-invalid={missing || undefined}
              aria-describedby={missing ? `${id}-error` : undefined}
              onChange={(event) => setTyped(event.target.value)}
              className="font-medium tracking-wide"
            />
            <Button type="submit" className="min-h-11 px-8">
              {verb}
            </Button>
          </div>
          {missing ? (
            <p id={`${id}-error`} className="font-medium text-danger text-sm">
              Enter the {label.toLowerCase()} first.
            </p>
          ) : null}
        </form>
      </Card>
      <div aria-live="polite">
        {reference === '' ? null : (
          <QueryView query={query} loading={<LoadingFacts />}>
            {({ record, events }) =>
              record === null ? (
                <EmptyState
                  icon={SearchX}
                  title={`No ${noun} found under ${reference}`}
                  text={
                    verifies
                      ? 'We have issued nothing with this reference. It may be mistyped, or not genuine.'
                      : 'Check the reference for mistyped characters and try again.'
                  }
                />
              ) : (
                <section aria-label="Result" className="flex flex-col gap-6">
                  <p className="flex items-center gap-3 font-semibold text-lg">
                    <CircleCheck aria-hidden="true" className="size-6 shrink-0 text-success" />
                    {verifies
                      ? `Genuine: this ${noun} is in our records.`
                      : `We found your ${noun}.`}
                  </p>
                  {children(record, events)}
                  {tracks ? <History events={events} /> : null}
                </section>
              )
            }
          </QueryView>
        )}
      </div>
    </Section>
  )
}
