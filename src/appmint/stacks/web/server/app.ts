import { Hono } from 'hono'
import { answerError } from '#server/http/errors.ts'
import { securityHeaders } from '#server/http/headers.ts'

const api = new Hono().get('/health', (c) => c.json({ ok: true }))

export const app = new Hono()
  .use(securityHeaders())
  .route('/api', api)
  .all('/api/*', (c) =>
    c.json({ error: { message: 'There is no such address.', fields: {} } }, 404),
  )
app.onError(answerError)
