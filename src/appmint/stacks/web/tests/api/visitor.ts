import { app } from '#server/app.ts'

export type Visitor = ReturnType<typeof visitor>

/** Somebody who asks the API and comes back with the cookie that they were given last. */
export function visitor(start = '') {
  let cookie = start
  return async (method: string, path: string, body?: unknown) => {
    const answer = await app.request(path, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const given = answer.headers.getSetCookie().at(-1)
    if (given) cookie = given.split(';')[0] ?? ''
    return { status: answer.status, body: await answer.json() }
  }
}
