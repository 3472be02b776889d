import { useQuery } from '@tanstack/react-query'
import { MessageCircle, Search } from 'lucide-react'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { QueryView } from '#components/query-view.tsx'
import { EmptyState, LoadingRows } from '#components/states.tsx'
import { DateTimeText } from '#components/values.tsx'
import type { Conversation, Message } from '#features/messages/schemas.ts'
import { Thread } from '#features/messages/thread.tsx'
import { request } from '#lib/api.ts'
import { cn } from '#lib/cn.ts'
import { fileName } from '#lib/file-name.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Badge } from '#ui/badge.tsx'
import { Input } from '#ui/input.tsx'

const MANY = 8

const REFRESH_MS = 10_000

export interface MessengerProps {
  path: string
  nouns: string
  /** Whether files and emoji can go along. */
  attach?: boolean
}

/** People to write to beside the messages with one of them; on phones one after the other. */
export function Messenger({ path, nouns, attach = false }: MessengerProps) {
  const [address] = useSearchParams()
  const chosen = Number(address.get('with')) || 0
  const people = useQuery({
    queryKey: [path],
    queryFn: () => request<{ people: Conversation[] }>(path),
    refetchInterval: REFRESH_MS,
  })
  return (
    <QueryView query={people} loading={<LoadingRows />}>
      {(data) => {
        if (data.people.length === 0) {
          return <EmptyState icon={MessageCircle} title={`No ${nouns} to write to yet`} />
        }
        const person = data.people.find((each) => each.id === chosen)
        return (
          <div className="grid overflow-hidden rounded-xl border bg-surface text-surface-foreground shadow-card md:h-[36rem] md:grid-cols-[20rem_minmax(0,1fr)]">
            <People people={data.people} chosen={chosen} hidden={person !== undefined} />
            {person ? (
              <Thread key={person.id} path={path} person={person} attach={attach} />
            ) : (
              <div className="hidden place-items-center p-8 md:grid">
                <div className="flex max-w-xs flex-col items-center gap-3 text-center">
                  <MessageCircle aria-hidden="true" className="size-10 text-component-strong" />
                  <p className="font-semibold text-lg">Choose somebody to write to</p>
                  <p className="text-muted-foreground text-sm">
                    Your messages with them appear here.
                  </p>
                </div>
              </div>
            )}
          </div>
        )
      }}
    </QueryView>
  )
}

interface PeopleProps {
  people: Conversation[]
  chosen: number
  /** On phones, where the thread takes the place of the list. */
  hidden: boolean
}

function People({ people, chosen, hidden }: PeopleProps) {
  const [words, setWords] = useState('')
  const found = people.filter((person) => person.name.toLowerCase().includes(words.toLowerCase()))
  return (
    <div className={cn('flex min-h-0 flex-col md:border-r', hidden && 'max-md:hidden')}>
      {people.length > MANY ? (
        <div className="relative border-b p-3">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 left-6 size-4 -translate-y-1/2 text-muted-foreground"
          />
          <Input
            type="search"
            aria-label="Find a person"
            placeholder="Find a person"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            className="pl-10"
          />
        </div>
      ) : null}
      <nav aria-label="Conversations" className="min-h-0 overflow-y-auto">
        <ul className="divide-y">
          {found.map((person) => (
            <li key={person.id}>
              <Link
                to={`?with=${person.id}`}
                preventScrollReset
                aria-current={person.id === chosen ? 'true' : undefined}
                className="flex items-center gap-3 px-4 py-3 transition hover:bg-component-soft hover:text-component-soft-foreground focus-visible:outline-offset-[-2px] aria-current:bg-component-soft aria-current:text-component-soft-foreground"
              >
                <Avatar name={person.name} />
                <span className="min-w-0 grow">
                  <span className="block truncate font-semibold">{person.name}</span>
                  <span className="block truncate text-sm">
                    {person.last ? preview(person.last) : 'No messages yet'}
                  </span>
                  {person.last ? (
                    <span className="block text-xs">
                      <DateTimeText value={person.last.at} />
                    </span>
                  ) : null}
                </span>
                {person.unread > 0 ? (
                  <Badge>
                    {person.unread} <span className="sr-only">unread</span>
                  </Badge>
                ) : null}
              </Link>
            </li>
          ))}
        </ul>
        {found.length === 0 ? (
          <p className="p-4 text-muted-foreground text-sm">Nobody of this name.</p>
        ) : null}
      </nav>
    </div>
  )
}

/** The last message in one line: who wrote it, and its words or its file. */
function preview({ mine, sender, body, attachment }: Message) {
  const who = mine ? 'You: ' : sender ? `${sender}: ` : ''
  return `${who}${body || fileName(attachment ?? '')}`
}
