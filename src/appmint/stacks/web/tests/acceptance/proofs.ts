/**
 * The kinds of tests: a look at a page, a criterion that takes more than looking, and a tour of the
 * pages. Each is one test for both viewports, whose windows work side by side.
 *
 * All fail on an error in the page, a message in the console, a failed request or a blank screen,
 * whatever else they look at; looks and criteria leave a screenshot of each viewport.
 */

import { expect, type Page } from '@playwright/test'
import { App } from './app.ts'
import { type Audit, auditPage, expectToFit, type Figures, loadFigures } from './audit.ts'
import { VIEWPORTS, type Viewport } from './viewports.ts'
import { becomeStranger, endVisit, enter, goesOn, type Start } from './visit.ts'
import { Watch } from './watch.ts'
import { note, test } from './windows.ts'

const BOTH: readonly Viewport[] = ['desktop', 'mobile']

type Steps = (app: App) => Promise<void>

/** What a criterion asks for, shown by a stranger's steps in a window of each viewport. */
export function criterion(title: string, id: string, steps: Steps): void {
  prove(title, id, async (page) => {
    await becomeStranger(page)
    return all(await watched(page, (watch) => steps(new App(page, watch))))
  })
}

/**
 * A criterion that is met by looking: from the start on, nothing is typed, chosen or pressed but
 * links. So the visit goes on to the next look. Where something is missed in a visit that went on,
 * a new visit decides; errors count wherever they come up.
 */
export function look(title: string, id: string, start: Start, steps: Steps): void {
  prove(title, id, async (page) => {
    const attempt = async (): Promise<Faults> => {
      const faults = await watched(page, async (watch) => {
        const app = new App(page, watch)
        await enter(app, start)
        await steps(app)
      })
      if (all(faults).length > 0) endVisit(page)
      return faults
    }
    const wentOn = goesOn(page, start.role)
    const first = await attempt()
    if (!wentOn || first.missed.length === 0) return all(first)
    return [...first.problems, ...all(await attempt())]
  })
}

/** One test: what `faultsIn` finds in the window of each viewport, with a picture of its end. */
function prove(title: string, id: string, faultsIn: (page: Page) => Promise<string[]>): void {
  test(title, { tag: `@${id}` }, async ({ windows }, info) => {
    const proveAt = async (viewport: Viewport): Promise<string[]> => {
      const started = Date.now()
      const page = windows[viewport]
      await page.setViewportSize(VIEWPORTS[viewport])
      const faults = await faultsIn(page)
      const path = info.outputPath(`${viewport}.jpg`)
      await page.screenshot({ path, type: 'jpeg', quality: 60, timeout: 60_000 })
      info.attachments.push({ name: viewport, contentType: 'image/jpeg', path })
      const seen = faults.length > 0 ? await described(page) : ''
      note('look', { viewport, faults, ms: Date.now() - started, seen })
      return faults.map((fault) => `${viewport}: ${fault}`)
    }
    const found = await Promise.all(BOTH.map(proveAt))
    expect(found.flat().join('\n\n'), 'what does not hold').toBe('')
  })
}

/** What is on the screen, by role and name, for whoever looks into a failure. */
async function described(page: Page): Promise<string> {
  try {
    return await page.locator('body').ariaSnapshot()
  } catch (error) {
    return `The screen could not be read: ${error instanceof Error ? error.message : error}`
  }
}

export type Stop = { title: string; path: string }

/**
 * Looks at pages at both viewports, as a stranger or with the demo account of a role. The windows
 * share the pages out; each goes on inside the open app, as by a link, and loads anew where it
 * begins, at the first page of a record, and after a fault.
 */
export function tour(title: string, stops: readonly Stop[], role?: string): void {
  test(title, { tag: '@pages' }, async ({ windows }) => {
    test.setTimeout(180_000 + stops.length * 30_000)
    const found = await Promise.all(
      BOTH.map((viewport, turn) => {
        const own = stops.filter((_, number) => number % BOTH.length === turn)
        return walk(windows[viewport], own, role)
      }),
    )
    expect(found.flat().join('\n\n'), 'what is wrong with the pages').toBe('')
  })
}

async function walk(page: Page, stops: readonly Stop[], role?: string): Promise<string[]> {
  const found: string[] = []
  let record = false
  for (const { title, path } of stops) {
    const audits: Audit[] = []
    let speed: Figures | undefined
    const first: boolean = !record && isRecord(path)
    const faults = all(
      await watched(page, async (watch) => {
        const app = new App(page, watch)
        const inside = goesOn(page, role)
        if (!inside) await page.setViewportSize(VIEWPORTS.desktop)
        if (inside && first) await app.go(path)
        else await enter(app, { path, role })
        await app.shown()
        // The score asks for a first visit, and of all pages the home page is opened first.
        if (path === '/') speed = await loadFigures(page)
        const { width } = page.viewportSize() ?? VIEWPORTS.desktop
        // It begins with the viewport that the page before has ended with.
        const order = width === VIEWPORTS.mobile.width ? BOTH.toReversed() : BOTH
        for (const viewport of order) {
          await app.resize(viewport)
          audits.push(await auditPage(page, viewport))
          await expectToFit(page, viewport)
        }
      }),
    )
    record ||= first
    if (faults.length > 0) endVisit(page)
    note('page', { title, path, faults, audits, speed })
    found.push(...faults.map((fault) => `${title}: ${fault}`))
    found.push(...audits.flatMap(({ viewport, findings }) => grave(title, viewport, findings)))
  }
  return found
}

/** Records are seeded, so the first one of each kind has number 1. */
function isRecord(path: string): boolean {
  return path.split('/').includes('1')
}

function grave(title: string, viewport: Viewport, findings: Audit['findings']): string[] {
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ help, impact, where }) => `${title} (${viewport}): ${help} (${impact}) ${where.join()}`)
}

/** What was expected in vain, and what went wrong in the page. */
type Faults = { missed: readonly string[]; problems: readonly string[] }

function all({ missed, problems }: Faults): string[] {
  return [...missed, ...problems]
}

async function watched(page: Page, look: (watch: Watch) => Promise<void>): Promise<Faults> {
  const watch = new Watch(page)
  const missed: string[] = []
  try {
    await look(watch)
    const text = await page.locator('body').innerText()
    if (text.trim() === '') watch.problems.push('the screen is blank')
  } catch (error) {
    missed.push(error instanceof Error ? error.message : String(error))
  }
  watch.end()
  return { missed, problems: watch.problems }
}
