import type { ContentSectionProps } from '#components/content/items.ts'
import { Section } from '#components/page.tsx'
import { Badge } from '#ui/badge.tsx'
import { Card, CardContent } from '#ui/card.tsx'
import { IconTile } from '#ui/icon-tile.tsx'

export function CardsSection({ heading, text, items = [] }: ContentSectionProps) {
  return (
    <Section heading={heading} intro={text}>
      <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {items.map(({ title, text, detail, icon: Icon }) => (
          <li key={title} className="grid">
            <Card>
              <CardContent className="flex flex-col gap-3">
                {Icon ? <IconTile icon={Icon} /> : null}
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
