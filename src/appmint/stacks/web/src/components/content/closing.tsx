import { ArrowRight } from 'lucide-react'
import { Link } from 'react-router'
import { Button } from '#ui/button.tsx'

export interface ClosingProps {
  heading: string
  text?: string
  actions?: readonly { label: string; to: string }[]
}

/** A band at the end of a page with the next thing to do. */
export function Closing({ heading, text, actions = [] }: ClosingProps) {
  return (
    <section
      aria-label={heading}
      className="flex flex-wrap items-center justify-between gap-x-10 gap-y-6 rounded-3xl bg-component-soft px-6 py-8 text-component-soft-foreground sm:px-10 sm:py-10"
    >
      <div className="min-w-0">
        <h2 className="font-bold text-2xl tracking-tight sm:text-3xl">{heading}</h2>
        {text ? <p className="mt-2 max-w-xl text-lg">{text}</p> : null}
      </div>
      {actions.map((action) => (
        <Button key={action.to + action.label} asChild size="lg" className="max-sm:w-full">
          <Link to={action.to}>
            {action.label}
            <ArrowRight aria-hidden="true" />
          </Link>
        </Button>
      ))}
    </section>
  )
}
