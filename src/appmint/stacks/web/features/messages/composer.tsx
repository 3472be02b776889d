import { zodResolver } from '@hookform/resolvers/zod'
import { Paperclip, Send, Smile, X } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { fileMessageInput, messageInput } from '#features/messages/schemas.ts'
import { messageOf, upload } from '#lib/api.ts'
import { fileName } from '#lib/file-name.ts'
import { Button } from '#ui/button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#ui/dropdown-menu.tsx'
import { Textarea } from '#ui/textarea.tsx'

/** Emoji at hand, each under the name that is read out. */
const EMOJI = [
  ['😀', 'Smile'],
  ['😂', 'Laughing'],
  ['😍', 'In love'],
  ['🤔', 'Thinking'],
  ['😢', 'Sad'],
  ['😮', 'Surprised'],
  ['👍', 'Thumbs up'],
  ['👋', 'Hello'],
  ['🙏', 'Thank you'],
  ['🎉', 'Party'],
  ['❤️', 'Heart'],
  ['🔥', 'Fire'],
] as const

export interface Written {
  body: string
  attachment?: string
}

interface ComposerProps {
  name: string
  /** Whether files and emoji can go along. */
  attach: boolean
  refusal: string
  onSend: (written: Written) => Promise<unknown>
}

/** Writes one message; Enter sends it, Shift+Enter begins a new line. */
export function Composer({ name, attach, refusal, onSend }: ComposerProps) {
  const form = useForm<Written>({
    resolver: zodResolver<Written, unknown, Written>(attach ? fileMessageInput : messageInput),
    defaultValues: EMPTY,
    reValidateMode: 'onSubmit',
  })
  const error = form.formState.errors.body?.message ?? refusal
  const send = form.handleSubmit(async (written) => {
    form.reset(EMPTY)
    try {
      await onSend(written)
    } catch {
      // What was refused is not lost; the reason stands above the field.
      form.reset(written)
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
      {attach ? (
        <Extras
          attachment={form.watch('attachment') ?? ''}
          onAttach={(url) => form.setValue('attachment', url)}
          onEmoji={(emoji) => form.setValue('body', form.getValues('body') + emoji)}
        />
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

const EMPTY: Written = { body: '', attachment: '' }

interface ExtrasProps {
  /** The address of what goes along; "" for nothing. */
  attachment: string
  onAttach: (url: string) => void
  onEmoji: (emoji: string) => void
}

function Extras({ attachment, onAttach, onEmoji }: ExtrasProps) {
  const [failure, setFailure] = useState('')
  const chooser = useRef<HTMLInputElement>(null)
  const keep = async (file: File | undefined) => {
    if (!file) return
    setFailure('')
    try {
      onAttach((await upload(file)).url)
    } catch (reason) {
      setFailure(messageOf(reason))
    }
  }
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2">
      <input
        ref={chooser}
        type="file"
        aria-label="File to attach"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          void keep(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Button variant="ghost" size="sm" onClick={() => chooser.current?.click()}>
        <Paperclip aria-hidden="true" /> Attach a file
      </Button>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="sm">
            <Smile aria-hidden="true" /> Emoji
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start" className="grid grid-cols-6">
          {EMOJI.map(([emoji, label]) => (
            <DropdownMenuItem
              key={emoji}
              aria-label={label}
              className="justify-center text-xl"
              onSelect={() => onEmoji(emoji)}
            >
              {emoji}
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      {attachment ? (
        <span className="inline-flex min-w-0 items-center gap-1 rounded-lg border py-0.5 pl-2 text-sm">
          <span className="truncate">{fileName(attachment)}</span>
          <Button
            variant="ghost"
            size="sm"
            aria-label="Remove the file"
            onClick={() => onAttach('')}
          >
            <X aria-hidden="true" />
          </Button>
        </span>
      ) : null}
      {failure ? (
        <p role="alert" className="font-medium text-danger text-sm">
          {failure}
        </p>
      ) : null}
    </div>
  )
}
