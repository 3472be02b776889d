import type { ContentSectionProps } from '#components/content/items.ts'
import { Section } from '#components/page.tsx'
import { Badge } from '#ui/badge.tsx'
import { Card, CardContent } from '#ui/card.tsx'

export function CardsSection({ heading, text, items = [] }: ContentSectionProps) {
  return (
    <Section heading={heading} intro={text}>
      <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {items.map(({ title, text, detail, icon: Icon }) => (
          <li key={title} className="grid">
            <Card className="border-t-4 border-t-component">
              <CardContent className="flex flex-col gap-3">
                {Icon ? (
                  <span className="grid size-11 place-items-center rounded-xl bg-component-soft text-component-soft-foreground">
                    <Icon aria-hidden="true" className="size-5" />
                  </span>
                ) : null}
                <h3 className="font-semibold text-lg">{title}</h3>
                {text ? <p className="text-muted-foreground">{text}</p> : null}
                {detail ? <Badge className="w-fit">{detail}</Badge> : null}
              </CardContent>
            </Card>
          </li>
        ))}
      </ul>
    </Section>
  )
}
