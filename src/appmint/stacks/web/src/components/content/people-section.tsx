import type { ContentSectionProps } from '#components/content/items.ts'
import { Section } from '#components/page.tsx'
import { Avatar } from '#ui/avatar.tsx'
import { Card, CardContent } from '#ui/card.tsx'

export function PeopleSection({ heading, text, items = [] }: ContentSectionProps) {
  return (
    <Section heading={heading} intro={text}>
      <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {items.map((person) => (
          <li key={person.title} className="grid">
            <Card>
              <CardContent>
                <div className="flex items-center gap-4">
                  <Avatar name={person.title} size="lg" />
                  <div className="min-w-0">
                    <h3 className="font-semibold text-lg">{person.title}</h3>
                    {person.detail ? (
                      <p className="text-component-strong text-sm">{person.detail}</p>
                    ) : null}
                  </div>
                </div>
                {person.text ? <p className="mt-4 text-muted-foreground">{person.text}</p> : null}
              </CardContent>
            </Card>
          </li>
        ))}
      </ul>
    </Section>
  )
}
