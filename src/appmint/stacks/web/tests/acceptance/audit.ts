/** A page as a whole: it fits its window and meets WCAG 2.2 A and AA. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { type Viewport, viewportOf } from './viewports.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

declare global {
  interface Window {
    axe: { run(options: object): Promise<AxeResults> }
  }
}

export type Finding = { rule: string; impact: string; help: string; where: string[] }

export type Audit = { path: string; viewport: Viewport; findings: readonly Finding[] }

export type Figures = Record<'first_paint_ms' | 'largest_paint_ms' | 'load_ms' | 'bytes', number>

/** Looks at the open page, whose window must have the width of `viewport`. */
export async function auditPage(page: Page, viewport: Viewport): Promise<Audit> {
  const width = await page.evaluate(() => innerWidth)
  expect(viewportOf(width), 'the viewport that is looked at').toBe(viewport)
  const findings = await accessibilityFindings(page)
  return { path: new URL(page.url()).pathname, viewport, findings }
}

/** The page is no wider than its window. */
export async function expectToFit(page: Page, viewport: Viewport): Promise<void> {
  // Just after a change of width, parts that measure themselves still move.
  const overflow = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await expect
    .poll(overflow, { message: `${viewport}: pixels that the page is wider than its window` })
    .toBeLessThanOrEqual(0)
}

/** How the page that has just been opened loaded. */
export async function loadFigures(page: Page): Promise<Figures> {
  return page.evaluate(readFigures)
}

async function accessibilityFindings(page: Page): Promise<Finding[]> {
  const loaded = await page.evaluate(() => 'axe' in window)
  if (!loaded) await page.evaluate(AXE)
  return page.evaluate(async (rules) => {
    const { violations } = await window.axe.run({
      runOnly: { type: 'tag', values: rules },
      resultTypes: ['violations'],
    })
    return violations.map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? 'minor',
      help,
      where: nodes.slice(0, 5).map(({ target }) => target.join(' ')),
    }))
  }, RULES)
}

/** From the browser's own timeline; milliseconds since the navigation, bytes over the wire. */
async function readFigures(): Promise<Figures> {
  const [navigation] = performance.getEntriesByType('navigation')
  const resources = performance.getEntriesByType('resource')
  const paint = performance.getEntriesByName('first-contentful-paint')[0]
  const largest = await new Promise<number>((resolve) => {
    const observer = new PerformanceObserver((list) => {
      resolve(list.getEntries().at(-1)?.startTime ?? 0)
      observer.disconnect()
    })
    observer.observe({ type: 'largest-contentful-paint', buffered: true })
    setTimeout(() => resolve(0), 100)
  })
  const timed = navigation instanceof PerformanceNavigationTiming ? navigation : undefined
  let bytes = timed?.transferSize ?? 0
  for (const entry of resources) {
    if (entry instanceof PerformanceResourceTiming) bytes += entry.transferSize
  }
  return {
    first_paint_ms: Math.round(paint?.startTime ?? 0),
    largest_paint_ms: Math.round(largest),
    load_ms: Math.round(timed?.loadEventEnd ?? 0),
    bytes,
  }
}
