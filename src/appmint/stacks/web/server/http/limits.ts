import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Refusal } from '#server/http/errors.ts'

const JSON_BYTES = 256 * 1024
const UPLOAD_BYTES = 6 * 1024 * 1024

const refuse = () => {
  throw new Refusal(413, 'This is too large. Please send less at once.')
}

const small = bodyLimit({ maxSize: JSON_BYTES, onError: refuse })
const large = bodyLimit({ maxSize: UPLOAD_BYTES, onError: refuse })

/**
 * Bounds the size of requests, and refuses changes that another site's page sends with the
 * visitor's cookie.
 */
export const requestLimits = (): MiddlewareHandler => async (c, next) => {
  if (c.req.method !== 'GET' && c.req.header('sec-fetch-site') === 'cross-site') {
    throw new Refusal(403, 'Requests from other sites are refused.')
  }
  return (c.req.path === '/api/uploads' ? large : small)(c, next)
}
