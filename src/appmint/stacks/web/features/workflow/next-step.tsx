import type { ReactNode } from 'react'
import { Section } from '#components/page.tsx'
import { StatusBadge } from '#components/values.tsx'
import type { Move } from '#features/workflow/moves.ts'
import { Card } from '#ui/card.tsx'

export interface NextStepProps {
  heading: string
  /** What the state is called: "Status". */
  label: string
  state: string
  /** All moves, and those that this visitor may make. */
  moves: readonly Move[]
  allowed: readonly Move[]
  children: ReactNode
}

/** Where a record stands, with buttons for what may happen next. */
export function NextStep({ heading, label, state, moves, allowed, children }: NextStepProps) {
  const leaves = ({ from }: Move) => from.includes(state)
  const note = moves.some(leaves)
    ? 'The next step is taken by others.'
    : 'There is no further step from here.'
  return (
    <Section heading={heading}>
      <Card className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 p-5 sm:p-6">
        <div className="flex flex-wrap items-center gap-3">
          <span className="text-muted-foreground text-sm">{label}</span>
          <StatusBadge value={state} />
        </div>
        {allowed.some(leaves) ? (
          <div className="flex flex-wrap gap-3">{children}</div>
        ) : (
          <p className="text-muted-foreground text-sm">{note}</p>
        )}
      </Card>
    </Section>
  )
}
