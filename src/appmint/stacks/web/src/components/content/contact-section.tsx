import { Clock, Mail, MapPin, MessageCircle, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ContentItem, ContentSectionProps } from '#components/content/items.ts'
import { Section } from '#components/page.tsx'
import { IconTile } from '#ui/icon-tile.tsx'

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const PHONE = /^\+?[\d\s()./-]{6,}$/
const WEB = /^https?:\/\/\S+$/

function iconOf({ title, text = '', icon }: ContentItem) {
  if (icon) {
    return icon
  }
  if (EMAIL.test(text)) {
    return Mail
  }
  if (PHONE.test(text)) {
    return Phone
  }
  if (/hour|open|time/i.test(title)) {
    return Clock
  }
  return /address|location|visit|find us|where|office/i.test(title) ? MapPin : MessageCircle
}

function linked(text: string): ReactNode {
  if (EMAIL.test(text)) {
    return (
      <a className="link" href={`mailto:${text}`}>
        {text}
      </a>
    )
  }
  if (PHONE.test(text)) {
    return (
      <a className="link" href={`tel:${text.replace(/[^\d+]/g, '')}`}>
        {text}
      </a>
    )
  }
  return WEB.test(text) ? (
    <a className="link" href={text}>
      {text.replace(/^https?:\/\//, '')}
    </a>
  ) : (
    text
  )
}

/** Ways to get in touch; addresses and numbers become links. */
export function ContactSection({ heading, text, items = [] }: ContentSectionProps) {
  return (
    <Section heading={heading} intro={text}>
      <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {items.map((item) => {
          const Icon = iconOf(item)
          return (
            <li
              key={item.title}
              className="flex min-w-0 gap-4 rounded-xl border bg-surface p-5 text-surface-foreground shadow-card"
            >
              <IconTile icon={Icon} />
              <div className="min-w-0">
                <h3 className="font-semibold">{item.title}</h3>
                {item.text ? (
                  <p className="wrap-anywhere mt-0.5 whitespace-pre-line">{linked(item.text)}</p>
                ) : null}
                {item.detail ? (
                  <p className="mt-0.5 text-muted-foreground text-sm">{item.detail}</p>
                ) : null}
              </div>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
