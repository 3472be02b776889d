import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Send } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useForm } from 'react-hook-form'
import { Link } from 'react-router'
import { QueryView } from '#components/query-view.tsx'
import { LoadingRows } from '#components/states.tsx'
import { DateTimeText } from '#components/values.tsx'
import { type Conversation, type Message, messageInput } from '#features/messages/schemas.ts'
import { messageOf, request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'
import { cn } from '#lib/cn.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Button } from '#ui/button.tsx'
import { Textarea } from '#ui/textarea.tsx'

const REFRESH_MS = 15_000

/** The messages with one person, oldest first, and the composer. */
export function Thread({ path, person }: { path: string; person: Conversation }) {
  const address = `${path}/${person.id}`
  const thread = useQuery({
    queryKey: [address],
    queryFn: () => request<{ messages: Message[] }>(address),
    refetchInterval: REFRESH_MS,
  })
  const send = useChange((body: string) =>
    request<Message>(address, { method: 'POST', body: { body } }),
  )
  const end = useRef<HTMLDivElement>(null)
  const count = (thread.data?.messages.length ?? 0) + Number(send.isPending)

  useEffect(() => {
    if (count > 0 && end.current) end.current.scrollTop = end.current.scrollHeight
  }, [count])

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
              {send.isPending ? <Bubble body={send.variables} mine at="" /> : null}
            </>
          )}
        </QueryView>
      </div>
      <Composer
        name={person.name}
        refusal={send.error ? messageOf(send.error) : ''}
        onSend={(body) => send.mutateAsync(body)}
      />
    </section>
  )
}

function Bubble({ body, mine, at }: Pick<Message, 'body' | 'mine' | 'at'>) {
  return (
    <div className={cn('flex max-w-[85%] flex-col gap-1', mine ? 'self-end' : 'self-start')}>
      <p
        className={cn(
          'whitespace-pre-line rounded-2xl px-4 py-2.5',
          mine
            ? 'rounded-br-sm bg-component text-component-foreground'
            : 'rounded-bl-sm bg-component-soft text-component-soft-foreground',
        )}
      >
        {body}
      </p>
      <p className={cn('text-muted-foreground text-xs', mine && 'text-right')}>
        {at ? <DateTimeText value={at} /> : 'Sending…'}
      </p>
    </div>
  )
}

interface ComposerProps {
  name: string
  refusal: string
  onSend: (body: string) => Promise<unknown>
}

function Composer({ name, refusal, onSend }: ComposerProps) {
  const form = useForm<{ body: string }>({
    resolver: zodResolver(messageInput),
    defaultValues: { body: '' },
    reValidateMode: 'onSubmit',
  })
  const error = form.formState.errors.body?.message ?? refusal
  const send = form.handleSubmit(async ({ body }) => {
    form.reset()
    try {
      await onSend(body)
    } catch {
      // What was refused is not lost; the reason stands above the field.
      form.setValue('body', body)
    }
  })
  const sendOnEnter = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault()
      void send()
    }
  }
  return (
    <form onSubmit={send} noValidate aria-label={`Write to ${name}`} className="border-t p-3">
      {error ? (
        <p role="alert" className="mb-2 font-medium text-danger text-sm">
          {error}
        </p>
      ) : null}
      <div className="flex items-end gap-2">
        <Textarea
          rows={1}
          aria-label="Message"
          placeholder="Write a message"
          aria-invalid={error ? true : undefined}
          onKeyDown={sendOnEnter}
          {...form.register('body')}
          className="max-h-40 field-sizing-content"
        />
        <Button type="submit" className="min-h-11" aria-label="Send">
          <Send aria-hidden="true" /> <span className="max-sm:hidden">Send</span>
        </Button>
      </div>
    </form>
  )
}
