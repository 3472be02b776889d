import { z } from 'zod'
import * as field from '#shared/fields.ts'

export type Channel = 'e-mail' | 'SMS' | 'WhatsApp'

/** A text to one or all recipients; checked in the composer and again by the API. */
export const textInput = z.object({
  to: z.string({ error: 'Choose a recipient.' }).regex(/^(all|\d+)$/, 'Choose a recipient.'),
  body: field.text('a message', 10_000),
})

/** An e-mail: a text with a subject, and perhaps a file. */
export const emailInput = textInput.extend({
  subject: field.text('a subject', 200),
  attachment: field.optionalFile(),
})

export interface Recipient {
  id: number
  name: string
  /** Empty where the visitor may not see it. */
  address: string
}

export interface Template {
  id: number
  name: string
  subject: string
  body: string
}

export interface Sent {
  id: number
  to: string
  subject?: string
  body: string
  attachment?: string
  at: string
}

export interface Box {
  recipients: Recipient[]
  templates: Template[]
  sent: Sent[]
}
