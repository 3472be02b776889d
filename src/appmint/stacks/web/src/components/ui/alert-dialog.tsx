import { AlertDialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '#ui/button.tsx'

export const AlertDialog = Primitive.Root
export const AlertDialogTrigger = Primitive.Trigger

export interface AlertDialogContentProps {
  title: string
  description: ReactNode
  confirmLabel: string
  cancelLabel?: string
  variant?: ButtonProps['variant']
  onConfirm: () => void
}

/** Asks before something that is hard to take back; nothing happens on Escape or Cancel. */
export function AlertDialogContent({
  title,
  description,
  confirmLabel,
  cancelLabel = 'Cancel',
  variant = 'danger',
  onConfirm,
}: AlertDialogContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 bg-black/50 backdrop-blur-xs" />
      <Primitive.Content className="fixed inset-x-3 top-1/2 z-50 mx-auto max-w-md -translate-y-1/2 rounded-2xl border bg-surface p-5 text-surface-foreground shadow-float focus:outline-none data-[state=open]:animate-appear sm:p-6">
        <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
        <Primitive.Description className="mt-2 text-muted-foreground text-sm">
          {description}
        </Primitive.Description>
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <Primitive.Cancel asChild>
            <Button variant="outline">{cancelLabel}</Button>
          </Primitive.Cancel>
          <Primitive.Action asChild>
            <Button variant={variant} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </Primitive.Action>
        </div>
      </Primitive.Content>
    </Primitive.Portal>
  )
}
