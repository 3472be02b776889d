import type { ContentSectionProps } from '#components/content/items.ts'
import { Section } from '#components/page.tsx'

export function TimelineSection({ heading, text, items = [] }: ContentSectionProps) {
  return (
    <Section heading={heading} intro={text}>
      <ol className="ml-2 max-w-3xl border-component-strong border-l-2">
        {items.map((item) => (
          <li key={item.title + (item.detail ?? '')} className="relative pb-8 pl-8 last:pb-0">
            <span
              aria-hidden="true"
              className="absolute top-1.5 -left-[0.5625rem] size-4 rounded-full border-2 border-component-strong bg-background"
            />
            {item.detail ? (
              <p className="font-semibold text-component-strong text-sm">{item.detail}</p>
            ) : null}
            <h3 className="mt-0.5 font-semibold text-lg">{item.title}</h3>
            {item.text ? <p className="mt-1 text-muted-foreground">{item.text}</p> : null}
          </li>
        ))}
      </ol>
    </Section>
  )
}
