import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** An error whose message is meant for the person in front of the screen. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode
  readonly fields: Record<string, string>

  constructor(status: ContentfulStatusCode, message: string, fields: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.fields = fields
  }
}

export const notFound = (what: string) =>
  new Refusal(404, `This ${what} does not exist, or no longer.`)

/** Turns every error into `{ error: { message, fields } }`; details of the unexpected stay in the log. */
export function answerError(error: Error, c: Context) {
  if (error instanceof Refusal) {
    return c.json({ error: { message: error.message, fields: error.fields } }, error.status)
  }
  if (error instanceof HTTPException) {
    return c.json(
      { error: { message: error.message || 'The request was refused.', fields: {} } },
      error.status,
    )
  }
  console.error(error)
  return c.json(
    { error: { message: 'Something went wrong on our side. Please try again.', fields: {} } },
    500,
  )
}
