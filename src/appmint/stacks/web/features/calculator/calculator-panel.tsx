import { useId, useState } from 'react'
import { Section } from '#components/page.tsx'
import {
  bandOf,
  entered,
  type Result,
  type Term,
  writtenResult,
} from '#features/calculator/entered.ts'
import { cn } from '#lib/cn.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Input } from '#ui/input.tsx'
import { Label } from '#ui/label.tsx'
import { NativeSelect } from '#ui/native-select.tsx'

export interface CalculatorPanelProps<Name extends string> {
  heading: string
  terms: readonly Term<Name>[]
  results: readonly Result<Name>[]
}

/** Inputs on one side, results on the other; they follow each key at once. */
export function CalculatorPanel<Name extends string>({
  heading,
  terms,
  results,
}: CalculatorPanelProps<Name>) {
  const [typed, setTyped] = useState<Partial<Record<Name, string>>>({})
  const { values, problems } = entered(terms, typed)
  return (
    <Section heading={heading}>
      <Card className="grid overflow-hidden lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <form
          className="flex flex-col gap-5 p-5 sm:p-7"
          noValidate
          onSubmit={(event) => event.preventDefault()}
          onReset={() => setTyped({})}
        >
          <div className="grid gap-5 sm:grid-cols-2">
            {terms.map((term) => (
              <Entry
                key={term.name}
                term={term}
                typed={typed[term.name]}
                problem={problems[term.name]}
                onChange={(text) => setTyped({ ...typed, [term.name]: text })}
              />
            ))}
          </div>
          <Button type="reset" variant="outline" className="w-fit">
            Start again
          </Button>
        </form>
        <div
          role="status"
          className="border-t bg-component-soft/40 p-5 sm:p-7 lg:border-t-0 lg:border-l"
        >
          <ul className="flex flex-col divide-y divide-border">
            {results.map((result) => {
              const value = values ? result.compute(values) : Number.NaN
              const band = bandOf(result, value)
              return (
                <li key={result.label} className="flex flex-col gap-1 py-4 first:pt-0 last:pb-0">
                  <span className="text-sm">{result.label}</span>
                  <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <span className="font-bold text-3xl tabular-nums tracking-tight [overflow-wrap:anywhere]">
                      {writtenResult(result, value)}
                    </span>
                    {band ? <Badge variant="solid">{band}</Badge> : null}
                  </span>
                  {result.bands ? <Bands bands={result.bands} reached={band} /> : null}
                </li>
              )
            })}
          </ul>
        </div>
      </Card>
    </Section>
  )
}

interface EntryProps<Name extends string> {
  term: Term<Name>
  typed: string | undefined
  problem: string | undefined
  onChange: (text: string) => void
}

function Entry<Name extends string>({ term, typed, problem, onChange }: EntryProps<Name>) {
  const id = useId()
  if (term.options) {
    return (
      <div className="flex min-w-0 flex-col gap-1.5">
        <Label htmlFor={id}>{term.label}</Label>
        <NativeSelect
          id={id}
          value={typed ?? term.options[0]?.label}
          onChange={(event) => onChange(event.target.value)}
        >
          {term.options.map(({ label }) => (
            <option key={label} value={label}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </div>
    )
  }
  const { unit } = term
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Label htmlFor={id}>{term.label}</Label>
      <span className="relative block">
        <Input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={typed ?? String(term.initial ?? 0)}
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}-unit ${id}-problem`}
          className={cn('tabular-nums', unit && 'pr-20')}
          onChange={(event) => onChange(event.target.value)}
        />
        {unit ? (
          <span
            id={`${id}-unit`}
            className="pointer-events-none absolute inset-y-0 right-3.5 flex max-w-16 items-center truncate text-muted-foreground text-sm"
          >
            {unit}
          </span>
        ) : null}
      </span>
      <span id={`${id}-problem`} className="text-danger text-sm">
        {problem}
      </span>
    </div>
  )
}

interface BandsProps {
  bands: readonly { label: string; from: number }[]
  reached: string | null
}

function Bands({ bands, reached }: BandsProps) {
  return (
    <span aria-hidden="true" className="mt-1 flex gap-1">
      {bands.map(({ label }) => (
        <span
          key={label}
          title={label}
          className={cn(
            'h-2 grow rounded-full',
            label === reached ? 'bg-component' : 'bg-muted-foreground/25',
          )}
        />
      ))}
    </span>
  )
}
