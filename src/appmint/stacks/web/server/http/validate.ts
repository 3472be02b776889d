import { zValidator } from '@hono/zod-validator'
import type { ValidationTargets } from 'hono'
import { z } from 'zod'
import { Refusal } from '#server/http/errors.ts'

/** Checks a part of the request against a schema; answers 422 with a message for each field. */
export const validate = <T extends z.ZodType, Target extends keyof ValidationTargets>(
  target: Target,
  schema: T,
) =>
  zValidator(target, schema, (result) => {
    if (result.success) return
    const fields: Record<string, string> = {}
    for (const issue of result.error.issues)
      fields[issue.path.join('.') || 'form'] ??= issue.message
    throw new Refusal(422, 'Please check the marked fields.', fields)
  })

/** The `:id` of a path. */
export const idParam = z.object({ id: z.coerce.number().int().positive() })

/** What every list takes: a search text, a page and an order (`-name` is descending). */
export const listQuery = <const Sort extends readonly [string, ...string[]]>(sortable: Sort) => {
  const orders = sortable.flatMap((name) => [name, `-${name}`])
  return z.object({
    q: z.string().trim().max(100).default(''),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(12),
    sort: z.enum(orders as [string, ...string[]]).default(orders[0] ?? 'id'),
  })
}
