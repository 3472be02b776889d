import { useQuery } from '@tanstack/react-query'
import { ThumbsUp } from 'lucide-react'
import { messageOf, request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'
import { cn } from '#lib/cn.ts'
import { toast } from '#lib/toasts.ts'
import { Button } from '#ui/button.tsx'

interface Votes {
  /** Votes by the record's id. */
  counts: Record<string, number>
  /** The records that the visitor has voted for. */
  own: number[]
}

export interface UpVoteProps {
  /** The API's address of all votes of this kind. */
  path: string
  id: number
  title: string
}

/** A vote for a record, one a person, with how many there are. */
export function UpVote({ path, id, title }: UpVoteProps) {
  const votes = useQuery({ queryKey: [path], queryFn: () => request<Votes>(path) })
  const change = useChange((give: boolean) =>
    request<{ id: number }>(`${path}/${id}`, { method: give ? 'PUT' : 'DELETE' }),
  )
  const given = votes.data?.own.includes(id) ?? false
  const on = change.isPending ? change.variables : given
  const count = (votes.data?.counts[id] ?? 0) + Number(on) - Number(given)
  const toggle = async () => {
    try {
      await change.mutateAsync(!on)
      toast(on ? `Your vote for ${title} is withdrawn.` : `Your vote for ${title} counts.`)
    } catch (error) {
      toast(messageOf(error), { tone: 'danger' })
    }
  }
  const shown = count === 1 ? '1 vote' : `${count} votes`
  return (
    <Button
      size="sm"
      variant={on ? 'default' : 'outline'}
      className="w-fit"
      aria-pressed={on}
      aria-label={`Vote for ${title}: ${shown}`}
      disabled={votes.isPending || change.isPending}
      onClick={toggle}
    >
      <ThumbsUp aria-hidden="true" className={cn(on && 'fill-current')} />
      <span className="tabular-nums">{shown}</span>
    </Button>
  )
}
