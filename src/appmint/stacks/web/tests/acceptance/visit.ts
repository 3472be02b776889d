/** Who is in a window. While only looking is done there, the next look goes on in the open app. */

import type { Page } from '@playwright/test'
import type { App } from './app.ts'

/** An address, and the role whose demo account opens it; without one, a stranger does. */
export type Start = { path: string; role?: string }

/** The open visits: each page that was looked at so far was in order. */
const visits = new WeakMap<Page, { role: string | undefined }>()

/** Whether a visitor of this role is in the window already. */
export function goesOn(page: Page, role: string | undefined): boolean {
  const visit = visits.get(page)
  return visit !== undefined && visit.role === role
}

/** Opens an address: as by a link where the visit goes on, else as a new visitor. */
export async function enter(app: App, { path, role }: Start): Promise<void> {
  if (goesOn(app.page, role)) return app.follow(path)
  await becomeStranger(app.page)
  if (role === undefined) await app.go(path)
  else await app.goAs(role, path)
  visits.set(app.page, { role })
}

/** What comes next in this window begins anew. */
export function endVisit(page: Page): void {
  visits.delete(page)
}

/**
 * Forgets who the visitor was: cookies and everything the page has stored. The page itself stays
 * until the test opens its own; going to an empty one first would cost a process.
 */
export async function becomeStranger(page: Page): Promise<void> {
  endVisit(page)
  if (page.url() === 'about:blank') return
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await page.context().clearCookies()
}
