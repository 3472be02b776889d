import type { ContentSectionProps } from '#components/content/items.ts'
import { Section } from '#components/page.tsx'
import { cn } from '#lib/cn.ts'

const COLUMNS = ['', '', 'sm:grid-cols-2', 'md:grid-cols-3', 'sm:grid-cols-2 lg:grid-cols-4']

export function StepsSection({ heading, text, items = [] }: ContentSectionProps) {
  return (
    <Section heading={heading} intro={text}>
      <ol
        className={cn(
          'grid gap-8 rounded-3xl border bg-surface p-6 text-surface-foreground shadow-card sm:p-8',
          COLUMNS[items.length] ?? 'sm:grid-cols-2 lg:grid-cols-3',
        )}
      >
        {items.map((item, place) => (
          <li key={item.title} className="flex gap-4">
            <span
              aria-hidden="true"
              className="grid size-10 shrink-0 place-items-center rounded-full bg-component font-bold text-component-foreground"
            >
              {place + 1}
            </span>
            <div className="min-w-0 pt-1.5">
              <h3 className="font-semibold text-lg">{item.title}</h3>
              {item.text ? <p className="mt-1.5 text-muted-foreground">{item.text}</p> : null}
              {item.detail ? <p className="mt-1.5 font-medium text-sm">{item.detail}</p> : null}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}
