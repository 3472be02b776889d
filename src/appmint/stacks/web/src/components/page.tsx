import { ArrowLeft } from 'lucide-react'
import { createContext, type ReactNode, useContext, useId } from 'react'
import { Link } from 'react-router'
import { Deeper } from '#components/heading.tsx'
import { cn } from '#lib/cn.ts'
import { useDocumentTitle } from '#lib/use-document-title.ts'

export interface PageBodyProps {
  title: string
  intro?: ReactNode
  /** Buttons beside the title. */
  actions?: ReactNode
  /** A `Hero` that opens the page in place of the plain title. */
  hero?: ReactNode
  /** The page this one was reached from. */
  back?: string
  wide?: boolean
  children?: ReactNode
}

const TitleContext = createContext('')

/** The frame of every page: its one main heading, and room between its sections. */
export function PageBody({
  title,
  intro,
  actions,
  hero,
  back,
  wide = false,
  children,
}: PageBodyProps) {
  useDocumentTitle(title)
  return (
    <div
      className={cn(
        'mx-auto flex w-full flex-col gap-8 [&>section+section]:mt-6 px-4 py-8 sm:px-6 sm:py-10 lg:px-8',
        wide ? 'max-w-screen-2xl' : 'max-w-7xl',
      )}
    >
      {back ? (
        <Link to={back} className="link -mb-4 inline-flex w-fit items-center gap-1 text-sm">
          <ArrowLeft aria-hidden="true" className="size-4" /> Back
        </Link>
      ) : null}
      {hero ?? (
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
          <div className="min-w-0 max-w-3xl">
            <h1 className="font-bold text-3xl sm:text-4xl">{title}</h1>
            {intro ? <p className="mt-3 text-lg text-muted-foreground">{intro}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
        </div>
      )}
      <TitleContext value={hero ? '' : title}>{children}</TitleContext>
    </div>
  )
}

export interface SectionProps {
  heading: string
  intro?: ReactNode
  actions?: ReactNode
  className?: string
  children?: ReactNode
}

/** A part of a page, found by assistive technology under its heading. */
export function Section({ heading, intro, actions, className, children }: SectionProps) {
  const id = useId()
  // What the page's title has just said is not shown a second time.
  const repeats = heading === useContext(TitleContext)
  return (
    <section aria-labelledby={id} className={cn('flex flex-col gap-5', className)}>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 max-w-3xl">
          <h2 id={id} className={repeats ? 'sr-only' : 'font-semibold text-xl sm:text-2xl'}>
            {heading}
          </h2>
          {intro ? <p className="mt-1.5 text-muted-foreground">{intro}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
      </div>
      <Deeper>{children}</Deeper>
    </section>
  )
}
