/** What can only be measured: colours and positions. */

import type { Locator, Page } from '@playwright/test'

export type Measured = { where: string; colour: string }

/** The colours in use, as #rrggbb whatever notation the style sheet has. */
export async function readColour(
  page: Page,
  of: 'background' | 'component',
): Promise<readonly Measured[]> {
  return page.evaluate((asked) => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 1
    const pen = canvas.getContext('2d', { willReadFrequently: true })
    const fill = (element: Element): string | null => {
      if (!pen) return null
      pen.clearRect(0, 0, 1, 1)
      pen.fillStyle = getComputedStyle(element).backgroundColor
      pen.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data
      if (alpha === 0) return null
      return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
    }
    const measure = (where: string, elements: Iterable<Element>): Measured[] => {
      for (const element of elements) {
        const colour = fill(element)
        if (colour) return [{ where, colour }]
      }
      return []
    }
    if (asked === 'background') {
      return measure("the page's background", [document.body, document.documentElement])
    }
    return [
      ...measure("the header's background", document.querySelectorAll('header, header nav')),
      ...measure(
        "a primary button's background",
        document.querySelectorAll('[data-variant=primary]:not(:disabled)'),
      ),
    ]
  }, of)
}

/** Distance from the page's top of each match that is visible, in CSS pixels. */
export async function visibleTops(matches: Locator): Promise<readonly number[]> {
  return matches.evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility())
      .map((element) => element.getBoundingClientRect())
      .filter((box) => box.width > 0 && box.height > 0)
      // Things side by side are in order from left to right.
      .map((box) => box.top + scrollY + box.left / 100_000),
  )
}
