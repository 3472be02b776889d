import type { ContentSectionProps } from '#components/content/items.ts'
import { Section } from '#components/page.tsx'
import { Prose } from '#components/prose.tsx'

export function TextSection({ heading, text, items = [] }: ContentSectionProps) {
  return (
    <Section heading={heading}>
      {text ? <Prose text={text} /> : null}
      {items.map((item) => (
        <div key={item.title} className="max-w-prose space-y-1.5">
          <h3 className="font-semibold text-lg">{item.title}</h3>
          {item.detail ? <p className="text-muted-foreground text-sm">{item.detail}</p> : null}
          {item.text ? <Prose text={item.text} /> : null}
        </div>
      ))}
    </Section>
  )
}
