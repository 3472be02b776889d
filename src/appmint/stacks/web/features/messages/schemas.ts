import { z } from 'zod'
import * as field from '#shared/fields.ts'

const LONGEST = 4000

/** A message as it is written; checked in the composer and again by the API. */
export const messageInput = z.object({ body: field.text('a message', LONGEST) })

/** The same where a file may go along, or stand for itself. */
export const fileMessageInput = z
  .object({ body: field.optionalText(LONGEST), attachment: field.optionalFile() })
  .refine(({ body, attachment }) => body !== '' || attachment !== '', {
    path: ['body'],
    message: 'Write a message or attach a file.',
  })

export interface Message {
  id: number
  body: string
  /** "YYYY-MM-DDTHH:MM" */
  at: string
  mine: boolean
  /** Whether it is for the reader to see yet. */
  unread: boolean
  /** Who wrote it, where many write in one conversation. */
  sender?: string | null
  /** The address of a file; "" without one. */
  attachment?: string | null
}

/** Somebody one can write to, or a group, with the last message there. */
export interface Conversation {
  id: number
  name: string
  last: Message | null
  unread: number
}
