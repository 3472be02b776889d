/** The app as a visitor sees it: controls are found by role, label and text. */

import { expect, type Page, type Request } from '@playwright/test'
import { readColour, visibleTops } from './looks.ts'
import { Scope } from './scope.ts'
import { VIEWPORTS, type Viewport } from './viewports.ts'
import type { Watch } from './watch.ts'

type SignInRequest = { url: string; body: string }

/** What the sign-in form has sent in a window, by role. */
const sentByForm = new WeakMap<Page, Map<string, SignInRequest>>()

export class App extends Scope {
  constructor(page: Page, watch: Watch) {
    super(page, page, watch)
  }

  /** Opens an address of the app, as if typed. */
  async go(path: string): Promise<void> {
    await this.page.goto(path, { waitUntil: 'domcontentloaded' })
    await this.watch.settled()
  }

  async reload(): Promise<void> {
    await this.page.reload({ waitUntil: 'domcontentloaded' })
    await this.watch.settled()
  }

  /** Signs in with the demo account that the sign-in form offers for a role. */
  async signIn(role: string): Promise<void> {
    await this.go('/sign-in')
    const leave = this.page.getByRole('main').getByRole('button', { name: 'Sign out' })
    const demo = this.page.getByRole('button', { name: new RegExp(escaped(role), 'i') })
    await demo.or(leave).first().waitFor()
    if (await leave.isVisible()) await leave.click()
    await demo.first().click()
    const submit = this.page.getByRole('main').getByRole('button', { name: 'Sign in' })
    const away = (): boolean => new URL(this.page.url()).pathname !== '/sign-in'
    await this.watch.settled()
    if (!away() && (await submit.count()) > 0) await submit.first().click()
    await expect.poll(away, { message: `signing in as ${role} leaves the form` }).toBe(true)
    await this.watch.settled()
  }

  /**
   * Opens an address with a role's demo account. A window signs in by the form once for each role;
   * after that it sends what the form has sent, and begins a session of its own all the same.
   */
  async goAs(role: string, path: string): Promise<void> {
    const sent = sentByForm.get(this.page)?.get(role)
    const entered = sent !== undefined && (await this.page.evaluate(sendAgain, sent))
    if (!entered) {
      const seen: SignInRequest[] = []
      const listen = (request: Request): void => {
        const body = request.method() === 'POST' ? request.postData() : null
        if (body) seen.push({ url: request.url(), body })
      }
      this.page.on('request', listen)
      await this.signIn(role)
      this.page.off('request', listen)
      const known = sentByForm.get(this.page) ?? new Map<string, SignInRequest>()
      if (seen.length === 1 && seen[0]) known.set(role, seen[0])
      sentByForm.set(this.page, known)
    }
    await this.go(path)
  }

  /** The address' path, with its query, starts with `path`. */
  async expectPath(path: string): Promise<void> {
    const here = (): string => {
      const { pathname, search } = new URL(this.page.url())
      return pathname + search
    }
    await expect
      .poll(() => here().startsWith(path), { message: `the address starts with ${path}` })
      .toBe(true)
  }

  /** The texts are visible in this order, top to bottom. */
  async expectOrder(texts: readonly string[]): Promise<void> {
    const inOrder = async (): Promise<boolean> => {
      let reached = Number.NEGATIVE_INFINITY
      for (const text of texts) {
        const tops = await visibleTops(this.page.getByRole('main').getByText(text))
        const next = tops.filter((top) => top > reached).sort((a, b) => a - b)[0]
        if (next === undefined) return false
        reached = next
      }
      return true
    }
    await expect.poll(inOrder, { message: `in this order: ${texts.join(' / ')}` }).toBe(true)
  }

  /** The page's background, or its header and primary buttons, have exactly this colour. */
  async expectColour(of: 'background' | 'component', hex: string): Promise<void> {
    const found = (): ReturnType<typeof readColour> => readColour(this.page, of)
    await expect
      .poll(async () => (await found()).length, { message: `the page shows its ${of} colour` })
      .toBeGreaterThan(0)
    for (const { where, colour } of await found()) expect(colour, where).toBe(hex.toLowerCase())
  }

  /**
   * Goes to an address inside the open app, as a link of the app would. The server must know the
   * address as well. Where the app does not take it, the address is opened as if typed.
   */
  async follow(path: string): Promise<void> {
    const { pathname, search, hash } = new URL(this.page.url())
    if (pathname + search + hash === path) return
    const { served, moved } = await this.page.evaluate(goInside, path)
    expect(served, `what the server answers for ${path}`).toBe('200 text/html')
    if (!moved) await this.go(path)
    await this.watch.settled()
  }

  /** The page has its heading, and what it asked the server for. */
  async shown(): Promise<void> {
    await expect(this.page.locator('h1').first()).toBeVisible()
    await this.watch.settled()
  }

  /** Gives the window the size of a viewport. */
  async resize(viewport: Viewport): Promise<void> {
    const size = VIEWPORTS[viewport]
    if (this.page.viewportSize()?.width === size.width) return
    await this.page.setViewportSize(size)
    await this.watch.settled()
    await this.shown()
  }
}

/**
 * Changes the address and tells the router, then waits for the heading of the page that is left to
 * go: a new page brings its own.
 */
async function goInside(path: string): Promise<{ served: string; moved: boolean }> {
  const answer = await fetch(path)
  const served = `${answer.status} ${answer.headers.get('content-type')?.split(';')[0]}`
  const heading = document.querySelector('h1')
  // From one record to the next the page may stay and show the other one.
  const kind = (address: string): string => address.replace(/\d+/g, '')
  if (!heading || kind(path) === kind(location.pathname)) return { served, moved: false }
  const state = { ...history.state, key: path, idx: (history.state?.idx ?? 0) + 1 }
  history.pushState(state, '', path)
  dispatchEvent(new PopStateEvent('popstate', { state }))
  const until = performance.now() + 5_000
  while (heading.isConnected && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return { served, moved: !heading.isConnected }
}

async function sendAgain({ url, body }: SignInRequest): Promise<boolean> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body })
  return answer.ok
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
