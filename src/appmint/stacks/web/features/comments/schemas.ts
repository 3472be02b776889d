import { z } from 'zod'
import * as field from '#shared/fields.ts'

/** A comment as it is written; checked in the form and again by the API. */
export const commentInput = z.object({
  author: field.optionalText(80),
  body: field.text('some words', 4000),
})

/** A review: a comment with one to five stars. */
export const reviewInput = commentInput.extend({ rating: field.rating() })

export interface Comment {
  id: number
  /** Empty when it was not given. */
  author: string
  body: string
  rating?: number | null
  /** A day, or a moment. */
  at: string
  mine: boolean
}
