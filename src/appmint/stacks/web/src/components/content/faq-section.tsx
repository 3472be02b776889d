import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import type { ContentItem, ContentSectionProps } from '#components/content/items.ts'
import { Section } from '#components/page.tsx'
import { Prose } from '#components/prose.tsx'
import { cn } from '#lib/cn.ts'

function Question({ title, text = '' }: ContentItem) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <li>
      <h3>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="flex w-full items-center justify-between gap-4 px-5 py-4 text-left font-semibold transition hover:text-component-strong focus-visible:outline-offset-[-2px] sm:px-6"
        >
          {title}
          <Plus
            aria-hidden="true"
            className={cn('size-5 shrink-0 text-component-strong transition', open && 'rotate-45')}
          />
        </button>
      </h3>
      <div id={id} hidden={!open} className="max-w-prose px-5 pb-5 text-muted-foreground sm:px-6">
        <Prose text={text} />
      </div>
    </li>
  )
}

/** Questions that open to show their answers. */
export function FaqSection({ heading, text, items = [] }: ContentSectionProps) {
  return (
    <Section heading={heading} intro={text}>
      <ul className="divide-y overflow-hidden rounded-xl border bg-surface text-surface-foreground shadow-card">
        {items.map((item) => (
          <Question key={item.title} {...item} />
        ))}
      </ul>
    </Section>
  )
}
