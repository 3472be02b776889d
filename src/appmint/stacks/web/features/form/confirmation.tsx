import { CircleCheck } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Heading } from '#components/heading.tsx'

export interface ConfirmationProps {
  title: string
  /** To quote later, such as "BO-7K3QX9". */
  reference?: string
  /** Details of what was sent. */
  children?: ReactNode
  /** Buttons: what one may do next. */
  actions?: ReactNode
  /** False for what was sent on an earlier visit: then the page does not jump to it. */
  fresh?: boolean
}

/** Says that something has arrived, and stays; it moves into view and takes the focus. */
export function Confirmation(props: ConfirmationProps) {
  const { title, reference, children, actions, fresh = true } = props
  const panel = useRef<HTMLElement>(null)
  const id = useId()

  useEffect(() => {
    if (fresh) {
      panel.current?.focus({ preventScroll: true })
      panel.current?.scrollIntoView({ block: 'center' })
    }
  }, [fresh])

  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-labelledby={id}
      className="flex animate-appear gap-4 rounded-2xl border border-l-4 border-l-success bg-surface p-5 text-surface-foreground shadow-card outline-none sm:p-7"
    >
      <CircleCheck aria-hidden="true" className="mt-0.5 size-7 shrink-0 text-success" />
      <div className="min-w-0 grow space-y-3">
        <Heading id={id} className="font-semibold text-lg">
          {title}
        </Heading>
        {reference ? (
          <p className="text-muted-foreground text-sm">
            Your reference:{' '}
            <strong className="font-semibold text-surface-foreground tabular-nums tracking-wide">
              {reference}
            </strong>
          </p>
        ) : null}
        {children}
        {actions ? <div className="flex flex-wrap gap-3 pt-1">{actions}</div> : null}
      </div>
    </section>
  )
}
