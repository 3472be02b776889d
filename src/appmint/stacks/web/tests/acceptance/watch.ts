/** Listens to a page: errors, console messages, failed requests, and whether it is at rest. */

import type { ConsoleMessage, Page, Request, Response } from '@playwright/test'

export class Watch {
  /** What went wrong, one sentence each. */
  readonly problems: string[] = []
  private readonly page: Page
  private readonly open = new Set<Request>()
  private readonly atRest: (() => void)[] = []

  constructor(page: Page) {
    this.page = page
    page.on('pageerror', this.failed)
    page.on('console', this.said)
    page.on('request', this.asked)
    page.on('response', this.answered)
    page.on('requestfinished', this.ended)
    page.on('requestfailed', this.broken)
  }

  end(): void {
    this.page.off('pageerror', this.failed)
    this.page.off('console', this.said)
    this.page.off('request', this.asked)
    this.page.off('response', this.answered)
    this.page.off('requestfinished', this.ended)
    this.page.off('requestfailed', this.broken)
  }

  /** Waits until the page has drawn and no request is under way, for ten seconds at most. */
  async settled(): Promise<void> {
    const until = Date.now() + 10_000
    do {
      if (this.open.size > 0) await this.quiet(until - Date.now())
      // What was answered is drawn in the next frame, and may ask for more.
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(null))))
    } while (this.open.size > 0 && Date.now() < until)
  }

  private quiet(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, withinMs)
      this.atRest.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  private readonly failed = (error: Error): void => {
    this.problems.push(`error in the page: ${error.message}`)
  }

  private readonly said = (message: ConsoleMessage): void => {
    if (message.type() !== 'error') return
    // The browser's own note on an answer; answers are judged in `answered`.
    if (message.text().startsWith('Failed to load resource')) return
    this.problems.push(`console: ${message.text()}`)
  }

  private readonly asked = (request: Request): void => {
    if (request.resourceType() !== 'eventsource') this.open.add(request)
  }

  private readonly answered = (response: Response): void => {
    if (response.status() < 500) return
    const path = new URL(response.url()).pathname
    this.problems.push(`${response.request().method()} ${path} answered ${response.status()}`)
  }

  private readonly broken = (request: Request): void => {
    this.ended(request)
    const reason = request.failure()?.errorText ?? 'no answer'
    // Left alone by the page itself: it moved on or no longer wanted the answer.
    if (reason === 'net::ERR_ABORTED') return
    this.problems.push(`${request.method()} ${request.url()} failed: ${reason}`)
  }

  private readonly ended = (request: Request): void => {
    this.open.delete(request)
    if (this.open.size > 0) return
    for (const resolve of this.atRest.splice(0)) resolve()
  }
}
