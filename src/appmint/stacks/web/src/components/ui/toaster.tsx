import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { cn } from '#lib/cn.ts'
import { dismiss, list, subscribe, type Toast } from '#lib/toasts.ts'
import { Button } from '#ui/button.tsx'

export { toast } from '#lib/toasts.ts'

const LIFE_MS = 8_000
const LIFE_WITH_ACTION_MS = 12_000

function ToastCard({ id, message, tone, action }: Toast) {
  const [held, setHeld] = useState(false)

  useEffect(() => {
    if (held) {
      return
    }
    const timer = setTimeout(() => dismiss(id), action ? LIFE_WITH_ACTION_MS : LIFE_MS)
    return () => clearTimeout(timer)
  }, [held, id, action])

  const ToneIcon = tone === 'danger' ? CircleAlert : CircleCheck
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at or focusing a notice only keeps it on screen
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex w-full max-w-md animate-appear items-center gap-3 rounded-xl border bg-surface py-2.5 pr-2 pl-4 text-sm text-surface-foreground shadow-float"
    >
      <ToneIcon
        aria-hidden="true"
        className={cn('size-5 shrink-0', tone === 'danger' ? 'text-danger' : 'text-success')}
      />
      <p className="grow py-1 font-medium">{message}</p>
      {action ? (
        <Button
          size="sm"
          variant="secondary"
          onClick={() => {
            dismiss(id)
            action.onClick()
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <button
        type="button"
        aria-label="Dismiss"
        onClick={() => dismiss(id)}
        className="rounded-lg p-2 text-muted-foreground hover:bg-component-soft hover:text-component-soft-foreground"
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </div>
  )
}

/** Where notices appear, always on screen; mounted once by the shell. */
export function Toaster() {
  const toasts = useSyncExternalStore(subscribe, list, list)
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-60 flex flex-col items-center gap-2 p-4 print:hidden"
    >
      {toasts.map((entry) => (
        <ToastCard key={entry.id} {...entry} />
      ))}
    </div>
  )
}
