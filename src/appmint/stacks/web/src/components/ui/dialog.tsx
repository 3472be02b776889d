import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from '#lib/cn.ts'

export const Dialog = Primitive.Root
export const DialogTrigger = Primitive.Trigger
export const DialogClose = Primitive.Close

const SIDES = {
  centre:
    'inset-x-3 top-1/2 mx-auto max-h-[88dvh] max-w-lg -translate-y-1/2 rounded-2xl border data-[state=open]:animate-appear',
  right: 'inset-y-0 right-0 w-[min(22rem,88vw)] border-l data-[state=open]:animate-slide-in',
} as const

export interface DialogContentProps
  extends Omit<ComponentProps<typeof Primitive.Content>, 'title'> {
  title: string
  description?: string
  /** A box in the middle, or a sheet along the right edge. */
  side?: keyof typeof SIDES
  children?: ReactNode
}

export function DialogContent({
  title,
  description,
  side = 'centre',
  className,
  children,
  ...props
}: DialogContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 bg-black/50 backdrop-blur-xs" />
      <Primitive.Content
        className={cn(
          'fixed z-50 flex flex-col overflow-y-auto bg-surface text-surface-foreground shadow-float focus:outline-none',
          SIDES[side],
          className,
        )}
        {...(description ? {} : { 'aria-describedby': undefined })}
        {...props}
      >
        <div className="flex items-start gap-4 p-5 pb-0 sm:p-6 sm:pb-0">
          <div className="grow">
            <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
            {description ? (
              <Primitive.Description className="mt-1 text-muted-foreground text-sm">
                {description}
              </Primitive.Description>
            ) : null}
          </div>
          <Primitive.Close
            aria-label="Close"
            className="-m-1.5 rounded-lg p-1.5 text-muted-foreground hover:bg-component-soft hover:text-component-soft-foreground"
          >
            <X aria-hidden="true" className="size-5" />
          </Primitive.Close>
        </div>
        <div className="p-5 sm:p-6">{children}</div>
      </Primitive.Content>
    </Primitive.Portal>
  )
}
