export interface ToastAction {
  label: string
  onClick: () => void
}

export interface Toast {
  id: number
  message: string
  tone: 'success' | 'danger'
  action?: ToastAction
}

/** More at once would cover the page. */
const AT_MOST = 3

let toasts: readonly Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()

function replace(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) {
    listener()
  }
}

/** Shows a notice for a while; one with an action, such as Undo, stays longer. */
export function toast(
  message: string,
  options: { action?: ToastAction; tone?: Toast['tone'] } = {},
): void {
  const entry: Toast = { id: nextId, message, tone: options.tone ?? 'success' }
  nextId += 1
  if (options.action) {
    entry.action = options.action
  }
  replace([...toasts.slice(1 - AT_MOST), entry])
}

export function dismiss(id: number): void {
  replace(toasts.filter((entry) => entry.id !== id))
}

export function list(): readonly Toast[] {
  return toasts
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
