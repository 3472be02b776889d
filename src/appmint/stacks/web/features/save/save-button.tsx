import { useQuery } from '@tanstack/react-query'
import { Bookmark, BookmarkCheck } from 'lucide-react'
import { messageOf, request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'
import { toast } from '#lib/toasts.ts'
import { Button } from '#ui/button.tsx'

export interface SaveButtonProps {
  /** The API's address of what the visitor has saved. */
  path: string
  id: number
  /** What the record is called. */
  title: string
  /** "Save", "Follow". */
  verb: string
  /** "Saved", "Following". */
  done: string
}

/** Keeps a record for later, or lets it go again. */
export function SaveButton({ path, id, title, verb, done }: SaveButtonProps) {
  // One request for all buttons of a list.
  const saved = useQuery({ queryKey: [path], queryFn: () => request<{ ids: number[] }>(path) })
  const change = useChange((keep: boolean) =>
    request<{ id: number }>(`${path}/${id}`, { method: keep ? 'PUT' : 'DELETE' }),
  )
  const before = saved.data?.ids.includes(id) ?? false
  // The button answers at once; a refusal turns it back.
  const on = change.isPending ? change.variables : before
  const Icon = on ? BookmarkCheck : Bookmark
  const toggle = async () => {
    try {
      await change.mutateAsync(!on)
      toast(on ? `Removed: ${title}` : `${done}: ${title}`)
    } catch (error) {
      toast(messageOf(error), { tone: 'danger' })
    }
  }
  return (
    <Button
      size="sm"
      variant={on ? 'default' : 'outline'}
      className="w-fit"
      aria-pressed={on}
      aria-label={`${on ? done : verb}: ${title}`}
      disabled={saved.isPending || change.isPending}
      onClick={toggle}
    >
      <Icon aria-hidden="true" />
      {on ? done : verb}
    </Button>
  )
}
