import { useId, useState } from 'react'
import { Section } from '#components/page.tsx'
import { Arrival } from '#features/request/request-link.tsx'
import { messageOf, request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'
import { toast } from '#lib/toasts.ts'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Label } from '#ui/label.tsx'
import { NativeSelect } from '#ui/native-select.tsx'

interface Named {
  id: number
  label: string
}

export interface AssignmentProps {
  heading: string
  /** What is chosen: "Driver". */
  label: string
  /** What the record is called. */
  title: string
  /** Where the choice is sent, and under which name. */
  path: string
  field: string
  /** The part of the page's address that leads here. */
  anchor: string
  current: Named | null
  options: readonly Named[]
  /** Whether this visitor may assign; others see who it is. */
  allowed: boolean
}

/** Who or what a record is given to; the choice of another takes effect at once. */
export function Assignment(props: AssignmentProps) {
  const { heading, label, title, path, field, anchor, current, options, allowed } = props
  const id = useId()
  const [chosen, setChosen] = useState('')
  const assign = useChange((to: number | null) =>
    request<null>(path, { method: 'PUT', body: { [field]: to } }),
  )
  const give = (to: Named | null) =>
    assign.mutate(to?.id ?? null, {
      onSuccess: () => {
        setChosen('')
        toast(to ? `${title} is assigned: ${to.label}.` : `${title} is not assigned any more.`)
      },
      onError: (error) => toast(messageOf(error), { tone: 'danger' }),
    })
  const selected = options.find((option) => String(option.id) === chosen)
  return (
    <Section heading={heading} className="scroll-mt-24">
      <Arrival at={anchor} />
      <Card className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4 p-5 sm:p-6">
        <p className="flex min-w-0 flex-col gap-1">
          <span className="text-muted-foreground text-sm">Assigned</span>
          <span className="font-medium">{current?.label ?? 'Not assigned yet'}</span>
        </p>
        {allowed && (
          <div className="flex min-w-0 flex-wrap items-end gap-3">
            <div className="flex min-w-0 flex-col gap-1.5">
              <Label htmlFor={id}>{label}</Label>
              <NativeSelect
                id={id}
                value={chosen}
                onChange={({ target }) => setChosen(target.value)}
              >
                <option value="">Choose</option>
                {options
                  .filter((option) => option.id !== current?.id)
                  .map((option) => (
                    <option key={option.id} value={option.id}>
                      {option.label}
                    </option>
                  ))}
              </NativeSelect>
            </div>
            <Button
              disabled={!selected || assign.isPending}
              onClick={() => selected && give(selected)}
            >
              Assign
            </Button>
            {current && (
              <Button variant="outline" disabled={assign.isPending} onClick={() => give(null)}>
                Unassign
              </Button>
            )}
          </div>
        )}
      </Card>
    </Section>
  )
}
