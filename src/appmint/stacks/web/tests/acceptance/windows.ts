/** The two windows of a run, one at each viewport, each on a server and database of its own. */

import { test as base, type Page } from '@playwright/test'
import { VIEWPORTS, type Viewport } from './viewports.ts'

const ADDRESSES: Record<Viewport, string> = {
  desktop: process.env.DESKTOP_URL ?? 'http://127.0.0.1:4173',
  mobile: process.env.MOBILE_URL ?? 'http://127.0.0.1:4174',
}

export type Windows = Record<Viewport, Page>

// One process, one browser and two windows for all tests: opening them costs more than most tests.
export const test = base.extend<object, { windows: Windows }>({
  windows: [
    async ({ browser }, use, { project }) => {
      const open = async (viewport: Viewport): Promise<Page> => {
        const context = await browser.newContext({
          baseURL: ADDRESSES[viewport],
          viewport: VIEWPORTS[viewport],
          acceptDownloads: true,
          reducedMotion: 'reduce',
          locale: 'en-US',
        })
        const page = await context.newPage()
        page.setDefaultTimeout(project.use.actionTimeout ?? 10_000)
        page.setDefaultNavigationTimeout(project.use.navigationTimeout ?? 30_000)
        return page
      }
      const windows = { desktop: await open('desktop'), mobile: await open('mobile') }
      await use(windows)
      await Promise.all(Object.values(windows).map((page) => page.context().close()))
    },
    { scope: 'worker' },
  ],
})

/** Tells the reporter something about the running test. */
export function note(type: 'look' | 'page', told: object): void {
  test.info().annotations.push({ type, description: JSON.stringify(told) })
}
