/** The two windows in which every page and every criterion must hold, in CSS pixels. */

export const VIEWPORTS = {
  desktop: { width: 1440, height: 900 },
  mobile: { width: 360, height: 740 },
} as const

export type Viewport = keyof typeof VIEWPORTS

/** The name of the viewport of this width. Throws for a width at which nothing is judged. */
export function viewportOf(width: number): Viewport {
  if (width === VIEWPORTS.desktop.width) return 'desktop'
  if (width === VIEWPORTS.mobile.width) return 'mobile'
  throw new Error(`The window is ${width} pixels wide, which is no viewport of these tests.`)
}
