/**
 * The app as a visitor sees it: controls are found by role, label and text.
 *
 * Every test fails on an error in the page, a message in the console, a failed request or a blank
 * screen, whatever else it looks at; the test of a criterion leaves a screenshot.
 */

import { test as base, expect, type Page } from '@playwright/test'
import { auditPage, measureSpeed } from './audit.ts'
import { readColour, visibleTops } from './looks.ts'
import { Scope } from './scope.ts'
import { VIEWPORTS, type Viewport } from './viewports.ts'
import { Watch } from './watch.ts'

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
    const demo = this.page.getByRole('button', { name: new RegExp(escaped(role), 'i') })
    await demo.first().click()
    const submit = this.page.getByRole('main').getByRole('button', { name: 'Sign in' })
    const away = (): boolean => new URL(this.page.url()).pathname !== '/sign-in'
    await this.watch.settled()
    if (!away() && (await submit.count()) > 0) await submit.first().click()
    await expect.poll(away, { message: `signing in as ${role} leaves the form` }).toBe(true)
    await this.watch.settled()
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

  /** Opens a page and looks at it whole, on a desktop and on a phone. */
  async inspect(path: string): Promise<void> {
    const own = this.page.viewportSize()
    await this.page.setViewportSize(VIEWPORTS.desktop)
    await this.go(path)
    await this.shown()
    // The score asks for a first visit, and of all pages this one is opened first.
    if (path === '/') await measureSpeed(this.page)
    await this.audit('desktop')
    await this.page.setViewportSize(VIEWPORTS.mobile)
    await this.watch.settled()
    await this.shown()
    await this.audit('mobile')
    if (own) await this.page.setViewportSize(own)
  }

  private async shown(): Promise<void> {
    await expect(this.page.locator('h1').first()).toBeVisible()
  }

  private async audit(viewport: Viewport): Promise<void> {
    expect(await auditPage(this.page), 'the viewport that was looked at').toBe(viewport)
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

export const test = base.extend<{ app: App }, { window: Page }>({
  // One browser window a worker: opening one costs more than most tests.
  window: [
    async ({ browser }, use, { project }) => {
      const { baseURL, viewport, actionTimeout, navigationTimeout } = project.use
      const context = await browser.newContext({
        ...(baseURL ? { baseURL } : {}),
        ...(viewport ? { viewport } : {}),
        acceptDownloads: true,
        reducedMotion: 'reduce',
        locale: 'en-US',
      })
      const page = await context.newPage()
      page.setDefaultTimeout(actionTimeout ?? 10_000)
      page.setDefaultNavigationTimeout(navigationTimeout ?? 30_000)
      await use(page)
      await context.close()
    },
    { scope: 'worker' },
  ],

  app: async ({ window }, use, info) => {
    await becomeStranger(window)
    const watch = new Watch(window)
    await use(new App(window, watch))
    const blank = (await window.locator('body').innerText()).trim() === ''
    if (info.errors.length > 0 || !info.tags.some((tag) => tag.startsWith('@page-'))) {
      const path = info.outputPath('screen.jpg')
      await window.screenshot({ path, type: 'jpeg', quality: 60 })
      info.attachments.push({ name: 'screen', contentType: 'image/jpeg', path })
    }
    watch.end()
    expect(watch.problems, 'what went wrong in the page').toEqual([])
    expect(blank, 'the screen is blank').toBe(false)
  },
})

/**
 * Forgets who the visitor was: cookies and everything the page has stored. The page itself stays
 * until the test opens its own; going to an empty one first would cost a process.
 */
async function becomeStranger(page: Page): Promise<void> {
  if (page.url() === 'about:blank') return
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await page.context().clearCookies()
}
