import { useQuery } from '@tanstack/react-query'
import { CircleCheck, Lock } from 'lucide-react'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Heading } from '#components/heading.tsx'
import { QueryView } from '#components/query-view.tsx'
import { EmptyState, LoadingRows } from '#components/states.tsx'
import { messageOf, request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'
import { cn } from '#lib/cn.ts'
import { toast } from '#lib/toasts.ts'
import { Button } from '#ui/button.tsx'
import { Progress } from '#ui/progress.tsx'
import { RadioGroup, RadioGroupItem } from '#ui/radio-group.tsx'

interface Standing {
  options: { id: number; label: string; votes: number }[]
  total: number
  /** What the visitor has voted for. */
  chosen: number | null
  open: boolean
}

export interface PollProps {
  /** The API's address of the poll. */
  path: string
  question: string
  /** Tells those to sign in who may not vote yet. */
  gate?: (ballot: ReactNode) => ReactNode
  /** Whether it begins with how it stands instead of the choices. */
  results?: boolean
}

/** A poll: the choices, and after the vote how it stands. */
export function Poll({ path, question, gate = (ballot) => ballot, results = false }: PollProps) {
  const standing = useQuery({ queryKey: [path], queryFn: () => request<Standing>(path) })
  const [looking, setLooking] = useState(results)
  const id = useId()
  return (
    <section aria-labelledby={id} className="form-panel max-w-2xl">
      <Heading id={id} className="font-semibold text-xl">
        {question}
      </Heading>
      <QueryView query={standing} loading={<LoadingRows count={3} />}>
        {(data) => {
          if (data.options.length === 0) {
            return <EmptyState title="No options yet" text="There is nothing to vote for so far." />
          }
          const mayVote = data.open && data.chosen === null
          return mayVote && !looking ? (
            gate(<Ballot path={path} standing={data} onLook={() => setLooking(true)} />)
          ) : (
            <Results standing={data} onBack={mayVote ? () => setLooking(false) : undefined} />
          )
        }}
      </QueryView>
    </section>
  )
}

function Ballot(props: { path: string; standing: Standing; onLook: () => void }) {
  const { path, standing, onLook } = props
  const [option, setOption] = useState<number>()
  const [refusal, setRefusal] = useState('')
  const name = useId()
  const vote = useChange((chosen: number) =>
    request<Standing>(path, { method: 'POST', body: { option: chosen } }),
  )
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (option === undefined) {
      setRefusal('Choose one of the options first.')
      return
    }
    try {
      await vote.mutateAsync(option)
      toast('Thank you. Your vote has been counted.')
    } catch (error) {
      setRefusal(messageOf(error))
    }
  }
  return (
    <form onSubmit={send} className="flex flex-col gap-5">
      <RadioGroup legend="Your choice">
        {standing.options.map((each) => (
          <RadioGroupItem
            key={each.id}
            name={name}
            value={each.id}
            label={each.label}
            checked={option === each.id}
            onChange={() => {
              setOption(each.id)
              setRefusal('')
            }}
          />
        ))}
      </RadioGroup>
      {refusal ? (
        <p role="alert" className="font-medium text-danger text-sm">
          {refusal}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" size="lg" disabled={vote.isPending}>
          Vote
        </Button>
        <Button variant="ghost" onClick={onLook}>
          See results
        </Button>
        <p className="text-muted-foreground text-sm">One vote a person, which cannot be changed.</p>
      </div>
    </form>
  )
}

function Results({ standing, onBack }: { standing: Standing; onBack: (() => void) | undefined }) {
  const { options, total, chosen, open } = standing
  const most = Math.max(...options.map((option) => option.votes))
  return (
    <div className="flex flex-col gap-5">
      <ul aria-label="Results" className="flex flex-col gap-4">
        {options.map(({ id, label, votes }) => {
          const percent = total === 0 ? 0 : Math.round((100 * votes) / total)
          return (
            <li key={id} className="flex flex-col gap-1.5">
              <div className="flex items-baseline justify-between gap-4 text-sm">
                <span
                  className={cn(
                    'flex min-w-0 items-center gap-2',
                    votes === most && 'font-semibold',
                  )}
                >
                  <span className="min-w-0">{label}</span>
                  {id === chosen ? (
                    <span className="inline-flex shrink-0 items-center gap-1 text-component-strong">
                      <CircleCheck aria-hidden="true" className="size-4" /> Your vote
                    </span>
                  ) : null}
                </span>
                <span className="shrink-0 text-muted-foreground tabular-nums">
                  <span className="font-semibold text-surface-foreground">{percent}%</span> ·{' '}
                  {votes === 1 ? '1 vote' : `${votes} votes`}
                </span>
              </div>
              <Progress label={label} value={percent} className="h-3" />
            </li>
          )
        })}
      </ul>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t pt-4 text-sm">
        <p className="font-medium">Total: {total === 1 ? '1 vote' : `${total} votes`}</p>
        {open ? null : (
          <p className="inline-flex items-center gap-1.5 text-muted-foreground">
            <Lock aria-hidden="true" className="size-4" /> This poll is closed.
          </p>
        )}
        {chosen === null ? null : (
          <p className="text-muted-foreground">You have voted. A vote cannot be changed.</p>
        )}
        {onBack ? (
          <Button size="sm" variant="outline" onClick={onBack}>
            Back to the vote
          </Button>
        ) : null}
      </div>
    </div>
  )
}
