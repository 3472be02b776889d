import { z } from 'zod'
import * as field from '#shared/fields.ts'

/** A message as it is written; checked in the composer and again by the API. */
export const messageInput = z.object({ body: field.text('a message', 4000) })

export interface Message {
  id: number
  body: string
  /** "YYYY-MM-DDTHH:MM" */
  at: string
  mine: boolean
}

/** Somebody one can write to, with the last message between the two. */
export interface Conversation {
  id: number
  name: string
  last: { body: string; at: string; mine: boolean } | null
}
