/** An answer of the API that is no success, or no answer at all (status 0). */
export class ApiError extends Error {
  readonly status: number
  /** What is wrong, by the field's name. */
  readonly fields: Record<string, string>

  constructor(status: number, message: string, fields: Record<string, string> = {}) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.fields = fields
  }
}

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Sent as JSON, or as it is when it is `FormData`. */
  body?: unknown
}

interface Refusal {
  error?: { message?: string; fields?: Record<string, string> }
}

/** Asks the app's own API. Throws `ApiError` with a sentence fit to be shown. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const { method = 'GET', body } = options
  const init: RequestInit = { method, credentials: 'same-origin' }
  if (body instanceof FormData) {
    init.body = body
  } else if (body !== undefined) {
    init.headers = { 'content-type': 'application/json' }
    init.body = JSON.stringify(body)
  }
  let response: Response
  try {
    response = await fetch(path, init)
  } catch {
    throw new ApiError(0, 'The server cannot be reached. Check your connection and try again.')
  }
  const text = await response.text()
  if (!response.ok) {
    const { error } = parsed<Refusal>(text) ?? {}
    const message = error?.message ?? 'Something went wrong on our side. Please try again.'
    throw new ApiError(response.status, message, error?.fields)
  }
  return parsed<T>(text) as T
}

/** Keeps a file on the server; `url` is where it can be fetched from then on. */
export function upload(file: File): Promise<{ url: string }> {
  const body = new FormData()
  body.set('file', file)
  return request('/api/uploads', { method: 'POST', body })
}

/** What to tell a person about an error. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : 'Something went wrong. Please try again.'
}

function parsed<T>(text: string): T | undefined {
  if (text === '') {
    return undefined
  }
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}
