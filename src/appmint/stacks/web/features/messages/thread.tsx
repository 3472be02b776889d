import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { Media } from '#components/media.tsx'
import { QueryView } from '#components/query-view.tsx'
import { LoadingRows } from '#components/states.tsx'
import { DateTimeText } from '#components/values.tsx'
import { Composer, type Written } from '#features/messages/composer.tsx'
import type { Conversation, Message } from '#features/messages/schemas.ts'
import { messageOf, request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'
import { cn } from '#lib/cn.ts'
import { fileName } from '#lib/file-name.ts'
import { Avatar } from '#ui/avatar.tsx'

const REFRESH_MS = 4_000
const PICTURE = /\.(png|jpe?g|gif|webp)$/i

export interface ThreadProps {
  path: string
  person: Conversation
  /** Whether files and emoji can go along. */
  attach: boolean
}

/** The messages with one person or in one group, oldest first, and the composer. */
export function Thread({ path, person, attach }: ThreadProps) {
  const address = `${path}/${person.id}`
  const thread = useQuery({
    queryKey: [address],
    queryFn: () => request<{ messages: Message[] }>(address),
    refetchInterval: REFRESH_MS,
  })
  const send = useChange((body: Written) => request<Message>(address, { method: 'POST', body }))
  const { mutate: markAsRead } = useChange<void, { read: number }>(() =>
    request(`${address}/read`, { method: 'PUT' }),
  )
  const end = useRef<HTMLDivElement>(null)
  const count = (thread.data?.messages.length ?? 0) + Number(send.isPending)

  useEffect(() => {
    if (count > 0 && end.current) end.current.scrollTop = end.current.scrollHeight
  }, [count])

  const unread = thread.data?.messages.filter((message) => message.unread).length ?? 0
  useEffect(() => {
    if (unread > 0) markAsRead()
  }, [unread, markAsRead])

  return (
    <section
      aria-label={`Messages with ${person.name}`}
      className="flex min-h-0 min-w-0 flex-col max-md:h-[32rem]"
    >
      <div className="flex items-center gap-3 border-b px-4 py-3">
        <Link
          to="?"
          preventScrollReset
          aria-label="Back to all conversations"
          className="-ml-2 grid size-10 place-items-center rounded-lg text-component-strong md:hidden"
        >
          <ArrowLeft aria-hidden="true" className="size-5" />
        </Link>
        <Avatar name={person.name} />
        <h2 className="min-w-0 truncate font-semibold text-lg">{person.name}</h2>
      </div>
      <div
        ref={end}
        role="log"
        aria-label="Messages"
        tabIndex={0}
        className="flex min-h-0 grow flex-col gap-3 overflow-y-auto p-4 focus-visible:outline-offset-[-2px]"
      >
        <QueryView query={thread} loading={<LoadingRows count={3} />}>
          {({ messages }) => (
            <>
              {messages.length === 0 && !send.isPending ? (
                <p className="m-auto text-center text-muted-foreground text-sm">
                  No messages yet. Say hello to {person.name}.
                </p>
              ) : null}
              {messages.map((message) => (
                <Bubble key={message.id} {...message} />
              ))}
              {send.isPending ? <Bubble {...send.variables} mine at="" /> : null}
            </>
          )}
        </QueryView>
      </div>
      <Composer
        name={person.name}
        attach={attach}
        refusal={send.error ? messageOf(send.error) : ''}
        onSend={(written) => send.mutateAsync(written)}
      />
    </section>
  )
}

type Shown = Pick<Message, 'body' | 'mine' | 'at' | 'sender' | 'attachment'>

function Bubble({ body, mine, at, sender, attachment }: Shown) {
  return (
    <div className={cn('flex max-w-[85%] flex-col gap-1', mine ? 'self-end' : 'self-start')}>
      {sender && !mine ? <p className="font-medium text-sm">{sender}</p> : null}
      {attachment ? <Attachment href={attachment} /> : null}
      {body ? (
        <p
          className={cn(
            'whitespace-pre-line rounded-2xl px-4 py-2.5',
            mine
              ? 'self-end rounded-br-sm bg-component text-component-foreground'
              : 'self-start rounded-bl-sm bg-component-soft text-component-soft-foreground',
          )}
        >
          {body}
        </p>
      ) : null}
      <p className={cn('text-muted-foreground text-xs', mine && 'text-right')}>
        {at ? <DateTimeText value={at} /> : 'Sending…'}
      </p>
    </div>
  )
}

/** A picture, a recording or film that plays, or a file to take along. */
function Attachment({ href }: { href: string }) {
  const name = fileName(href)
  return PICTURE.test(href) ? (
    <a href={href}>
      <img src={href} alt={name} className="max-h-60 rounded-xl border" />
    </a>
  ) : (
    <Media label="Attachment" title={name} href={href} />
  )
}
