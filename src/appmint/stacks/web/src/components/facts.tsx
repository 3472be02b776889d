import { createContext, type ReactNode, useContext } from 'react'
import { cn } from '#lib/cn.ts'

const LAYOUTS = {
  /** Inside a card: label and value on one line, several side by side where the card is wide. */
  inline: 'flex min-w-0 flex-col gap-1.5 text-sm @2xl:flex-row @2xl:flex-wrap @2xl:gap-x-6',
  /** A box of its own beside a record. */
  panel:
    'h-fit min-w-0 divide-y rounded-xl border bg-surface px-5 py-1 text-surface-foreground shadow-card sm:px-6',
  /** Columns over the whole width. */
  grid: 'grid min-w-0 gap-x-8 gap-y-5 rounded-xl border bg-surface p-5 text-surface-foreground shadow-card sm:grid-cols-2 sm:p-6 lg:grid-cols-3',
} as const

const FACTS = {
  inline: 'flex items-baseline justify-between gap-4 @2xl:gap-2',
  panel: 'flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3.5 text-sm',
  grid: 'flex flex-col gap-1 text-sm',
} as const

type Layout = keyof typeof LAYOUTS

const LayoutContext = createContext<Layout>('inline')

/** Labels with their values. */
export function Facts({ layout = 'inline', children }: { layout?: Layout; children: ReactNode }) {
  return (
    <LayoutContext value={layout}>
      <dl className={LAYOUTS[layout]}>{children}</dl>
    </LayoutContext>
  )
}

/** One label with its value; a dash stands for a value that was not given. */
export function Fact({ label, children }: { label: string; children?: ReactNode }) {
  const layout = useContext(LayoutContext)
  const absent = children === null || children === undefined || children === ''
  return (
    <div className={FACTS[layout]}>
      <dt className="shrink-0 text-muted-foreground">{label}</dt>
      <dd className={cn('min-w-0 max-w-full font-medium', layout !== 'grid' && 'text-right')}>
        {absent ? '–' : children}
      </dd>
    </div>
  )
}
