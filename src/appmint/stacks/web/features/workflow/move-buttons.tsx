import type { Move } from '#features/workflow/moves.ts'
import { messageOf, request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'
import { toast } from '#lib/toasts.ts'
import { Button } from '#ui/button.tsx'

const TURNS_DOWN = /^(cancel|close|decline|deny|disable|refuse|reject|remove|return|suspend)/i

export interface MoveButtonsProps {
  moves: readonly Move[]
  state: string
  /** The address of the record's moves. */
  path: string
  /** What the record is called. */
  title: string
  size?: 'default' | 'sm'
}

/** A button for each move that starts from the present state; nothing when there is none. */
export function MoveButtons({ moves, state, path, title, size = 'sm' }: MoveButtonsProps) {
  const undo = useChange(({ name, from }: { name: string; from: string }) =>
    request<object>(`${path}/${name}/undo`, { method: 'POST', body: { from } }),
  )
  const act = useChange((name: string) =>
    request<{ from: string; to: string }>(`${path}/${name}`, { method: 'POST' }),
  )
  const refused = (error: unknown) => toast(messageOf(error), { tone: 'danger' })
  // The buttons may be gone by the time of an answer, so what is said hangs on the answer itself.
  const takeBack = (name: string, from: string) =>
    undo.mutateAsync({ name, from }).then(() => toast(`${title} is ${from} again.`), refused)
  const take = (name: string) =>
    act.mutateAsync(name).then(
      ({ from, to }) =>
        toast(`${title} is now: ${to}.`, {
          action: { label: 'Undo', onClick: () => void takeBack(name, from) },
        }),
      refused,
    )
  return moves
    .filter(({ from }) => from.includes(state))
    .map(({ name, label }) => (
      <Button
        key={name}
        size={size}
        variant={TURNS_DOWN.test(label) ? 'outline' : 'default'}
        disabled={act.isPending || undo.isPending}
        aria-label={`${label}: ${title}`}
        onClick={() => take(name)}
      >
        {label}
      </Button>
    ))
}
