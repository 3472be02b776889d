import type { ContentSectionProps } from '#components/content/items.ts'
import { Section } from '#components/page.tsx'

/** Large figures with what they count: `detail` is the figure, `title` what it stands for. */
export function FiguresSection({ heading, text, items = [] }: ContentSectionProps) {
  return (
    <Section heading={heading} intro={text}>
      <dl className="grid grid-cols-2 gap-4 sm:gap-5 lg:grid-cols-4">
        {items.map((item) => (
          <div
            key={item.title}
            className="flex min-w-0 flex-col gap-1 rounded-xl border bg-surface p-4 text-surface-foreground shadow-card sm:p-6"
          >
            <dt className="text-muted-foreground text-sm sm:text-base">{item.title}</dt>
            <dd className="-order-1 font-bold text-2xl text-component-strong tabular-nums tracking-tight sm:text-4xl">
              {item.detail}
            </dd>
            {item.text ? <dd className="text-muted-foreground text-sm">{item.text}</dd> : null}
          </div>
        ))}
      </dl>
    </Section>
  )
}
