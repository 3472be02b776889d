import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ApiError, messageOf, request } from '#lib/api.ts'

let server: Server
let origin: string

beforeAll(async () => {
  server = createServer((asked, answer) => {
    if (asked.url === '/refused') {
      answer.writeHead(422, { 'content-type': 'application/json' })
      answer.end('{"error":{"message":"Enter a title.","fields":{"title":"Enter a title."}}}')
    } else if (asked.url === '/broken') {
      answer.writeHead(502).end('<h1>Bad gateway</h1>')
    } else {
      let body = ''
      asked.on('data', (part) => {
        body += String(part)
      })
      asked.on('end', () => answer.end(JSON.stringify({ method: asked.method, body })))
    }
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.close()
})

test('a body is sent as JSON', async () => {
  const answer = await request(`${origin}/echo`, { method: 'POST', body: { title: 'Oak' } })
  expect(answer).toEqual({ method: 'POST', body: '{"title":"Oak"}' })
})

test('a refusal carries its sentence and the fields concerned', async () => {
  const refused = await request(`${origin}/refused`).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(ApiError)
  expect(refused).toMatchObject({
    status: 422,
    message: 'Enter a title.',
    fields: { title: 'Enter a title.' },
  })
})

test('an answer that is no JSON still gives a sentence', async () => {
  const broken = await request(`${origin}/broken`).catch((error: unknown) => error)
  expect(messageOf(broken)).toBe('Something went wrong on our side. Please try again.')
})

test('a server that is not there gives a sentence', async () => {
  const gone = await request('http://127.0.0.1:9').catch((error: unknown) => error)
  expect(messageOf(gone)).toContain('cannot be reached')
})
