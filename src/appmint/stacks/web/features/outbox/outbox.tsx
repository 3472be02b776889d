import { useQuery } from '@tanstack/react-query'
import { FlaskConical, Paperclip, Send } from 'lucide-react'
import { Section } from '#components/page.tsx'
import { QueryView } from '#components/query-view.tsx'
import { EmptyState, LoadingRows } from '#components/states.tsx'
import { DateTimeText } from '#components/values.tsx'
import { Composer } from '#features/outbox/composer.tsx'
import type { Box, Channel, Sent } from '#features/outbox/schemas.ts'
import { request } from '#lib/api.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Badge } from '#ui/badge.tsx'

const NOTHING_LEAVES: Record<Channel, string> = {
  'e-mail': 'No real e-mail leaves this app.',
  SMS: 'No real SMS leaves this app.',
  WhatsApp: 'No real WhatsApp message leaves this app.',
}

export interface OutboxProps {
  path: string
  channel: Channel
  /** Whether a file can be sent along. */
  attach?: boolean
}

/** Writes to people and keeps what was written; the sending itself is simulated and says so. */
export function Outbox({ path, channel, attach = false }: OutboxProps) {
  const box = useQuery({ queryKey: [path], queryFn: () => request<Box>(path) })
  return (
    <div className="flex flex-col gap-8">
      <p className="flex items-start gap-3 rounded-xl border border-component-strong border-dashed bg-surface px-5 py-4 text-surface-foreground text-sm">
        <FlaskConical aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-component-strong" />
        <span>
          <strong className="font-semibold">Simulated sending.</strong> {NOTHING_LEAVES[channel]}{' '}
          What you send is kept in the list below.
        </span>
      </p>
      <QueryView query={box} loading={<LoadingRows />}>
        {(data) => (
          <div className="grid gap-8 lg:grid-cols-2 lg:items-start">
            <Section heading={`New ${channel}`}>
              <Composer path={path} channel={channel} attach={attach} box={data} />
            </Section>
            <SentList items={data.sent} />
          </div>
        )}
      </QueryView>
    </div>
  )
}

function SentList({ items }: { items: Sent[] }) {
  return (
    <Section heading="Sent">
      {items.length === 0 ? (
        <EmptyState icon={Send} title="Nothing sent yet" text="What you send appears here." />
      ) : (
        <ul className="flex flex-col gap-4">
          {items.map((item) => (
            <li
              key={item.id}
              className="flex gap-4 rounded-xl border bg-surface p-4 text-surface-foreground shadow-card sm:p-5"
            >
              <Avatar name={item.to} />
              <div className="min-w-0 grow">
                <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <span className="font-semibold">{item.to}</span>
                  <Badge>Simulated</Badge>
                  <span className="text-muted-foreground text-sm">
                    <DateTimeText value={item.at} />
                  </span>
                </div>
                {item.subject ? <p className="mt-1.5 font-medium">{item.subject}</p> : null}
                <p className="mt-1 whitespace-pre-line text-muted-foreground">{item.body}</p>
                {item.attachment ? <Attachment url={item.attachment} /> : null}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Attachment({ url }: { url: string }) {
  const kind = url.slice(url.lastIndexOf('.') + 1).toUpperCase()
  // A seeded row names a file without having one.
  return url.includes('/') ? (
    <a href={url} className="link mt-2 inline-flex items-center gap-1.5 text-sm">
      <Paperclip aria-hidden="true" className="size-4" /> Attachment ({kind})
    </a>
  ) : (
    <p className="mt-2 inline-flex items-center gap-1.5 text-sm">
      <Paperclip aria-hidden="true" className="size-4" /> {url}
    </p>
  )
}
