/** What a visitor does and sees within the page or a part of it. */

import { stat } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Watch } from './watch.ts'

export type Role = Parameters<Page['getByRole']>[0]

/** Roles whose accessible name does not come from their content: their text counts as well. */
const CONTAINERS: ReadonlySet<Role> = new Set([
  'article',
  'dialog',
  'figure',
  'form',
  'group',
  'list',
  'listitem',
  'region',
  'status',
  'table',
  'tabpanel',
])

const MIME_TYPES: Record<string, string> = {
  csv: 'text/csv',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
}

export class Scope {
  readonly page: Page
  readonly watch: Watch
  private readonly root: Page | Locator
  private readonly texts: Page | Locator

  /** Controls are looked for in `root`, texts in `texts`. */
  constructor(page: Page, root: Page | Locator, watch: Watch, texts: Page | Locator = root) {
    this.page = page
    this.root = root
    this.watch = watch
    this.texts = texts
  }

  /** A part of the page: the `nth` (from 0) element of a role, with this name or text. */
  within(role: Role, name?: string, nth = 0): Scope {
    const matches = this.all(role, name)
    const chosen = matches.nth(nth)
    // "In a heading", "in a message": without name or number, a text may stand in any of them.
    const any = name === undefined && nth === 0
    return new Scope(this.page, chosen, this.watch, any ? matches : chosen)
  }

  async click(role: Role, name?: string, nth = 0): Promise<void> {
    const target = await this.find(role, name, nth)
    await target.click()
    await this.watch.settled()
  }

  async fill(label: string, value: string): Promise<void> {
    const control = await this.labelled(label, 'input, textarea, [contenteditable]')
    await control.fill(value)
    // A search waits for typing to pause, or for its field to be left: what comes next in a check
    // is about what was found.
    if ((await control.getAttribute('type')) === 'search') {
      await control.blur()
      await this.watch.settled()
    }
  }

  /** Picks an option of a select, a radio group or a combobox. */
  async choose(label: string, option: string): Promise<void> {
    const control = await this.labelled(
      label,
      'select, [role=combobox], [role=radiogroup], [role=group], fieldset, button',
    )
    const tag = await control.evaluate((element) => element.tagName)
    if (tag === 'SELECT') {
      const options = await control.locator('option').allInnerTexts()
      const found =
        options.find((text) => same(text, option)) ??
        options.find((text) => text.toLowerCase().includes(option.toLowerCase())) ??
        option
      await control.selectOption({ label: found })
    } else if (await control.getByRole('radio').count()) {
      await closest(control.getByRole('radio', { name: option }), option).check()
    } else {
      await control.click()
      await closest(this.page.getByRole('option', { name: option }), option).click()
    }
    await this.watch.settled()
  }

  async tick(label: string): Promise<void> {
    const boxes = this.root
      .getByRole('checkbox', { name: label })
      .or(this.root.getByRole('switch', { name: label }))
    await boxes.first().check()
    await this.watch.settled()
  }

  async upload(label: string, fileName: string, content: string): Promise<void> {
    const extension = fileName.split('.').pop() ?? ''
    await this.root
      .getByLabel(label)
      .and(this.root.locator('input[type=file]'))
      .first()
      .setInputFiles({
        name: fileName,
        mimeType: MIME_TYPES[extension] ?? 'application/octet-stream',
        buffer: Buffer.from(content),
      })
    await this.watch.settled()
  }

  async expectText(text: string): Promise<void> {
    await expect(this.seen(text).first()).toBeVisible()
  }

  async expectNoText(text: string): Promise<void> {
    await this.watch.settled()
    await expect(this.seen(text)).toHaveCount(0)
  }

  /** Between `atLeast` and `atMost` such elements are visible. */
  async expectCount(
    role: Role,
    name: string | undefined,
    { atLeast = 1, atMost = Number.POSITIVE_INFINITY },
  ): Promise<void> {
    const range =
      atMost === Number.POSITIVE_INFINITY ? `${atLeast} or more` : `${atLeast}-${atMost}`
    const asked = `${range} of ${role}${name === undefined ? '' : ` "${name}"`}`
    const count = (): Promise<number> => this.all(role, name).filter({ visible: true }).count()
    await this.watch.settled()
    await expect.poll(count, { message: asked }).toBeGreaterThanOrEqual(atLeast)
    if (atMost !== Number.POSITIVE_INFINITY) {
      await expect.poll(count, { message: asked }).toBeLessThanOrEqual(atMost)
    }
  }

  async expectValue(label: string, value: string): Promise<void> {
    const control = await this.labelled(label, 'input, textarea, select')
    await expect(control).toHaveValue(value)
  }

  /** A click downloads a file that is not empty and whose name ends in `suffix`. */
  async expectDownload(suffix: string, role: Role, name?: string, nth = 0): Promise<void> {
    const target = await this.find(role, name, nth)
    const [download] = await Promise.all([this.page.waitForEvent('download'), target.click()])
    expect(download.suggestedFilename().endsWith(suffix), `the file's name ends in ${suffix}`).toBe(
      true,
    )
    expect((await stat(await download.path())).size, "the file's size").toBeGreaterThan(0)
  }

  /** Waits for the element, if need be in the menu of a narrow screen. */
  private async find(role: Role, name: string | undefined, nth: number): Promise<Locator> {
    const matches = this.all(role, name)
    if (role === 'link') await this.openMenuFor(matches)
    await matches.nth(nth).waitFor()
    if (name === undefined) return matches.nth(nth)
    const exact = this.root.getByRole(role, { name, exact: true })
    return (await exact.count()) > nth ? exact.nth(nth) : matches.nth(nth)
  }

  /**
   * A link that is not to be seen may be in the header's menu: "Menu" on narrow screens, "More"
   * where not all entries fit. If it is not there either it belongs to a page still being drawn,
   * which the menu would hide: it is closed again.
   */
  private async openMenuFor(links: Locator): Promise<void> {
    const menu = this.page
      .getByRole('banner')
      .getByRole('button', { name: /^(Menu|More)$/, expanded: false })
    await links.first().or(menu).first().waitFor()
    if ((await links.count()) > 0 || !(await menu.isVisible())) return
    await menu.click()
    await this.watch.settled()
    if ((await links.count()) === 0) await this.page.keyboard.press('Escape')
  }

  private all(role: Role, name: string | undefined): Locator {
    if (name === undefined) return this.root.getByRole(role)
    const named = this.root.getByRole(role, { name })
    if (!CONTAINERS.has(role)) return named
    return named.or(this.root.getByRole(role).filter({ hasText: name }))
  }

  private seen(text: string): Locator {
    return this.texts.getByText(text).filter({ visible: true })
  }

  /** The visible control with this label, an exact match before one that contains it. */
  private async labelled(label: string, kind: string): Promise<Locator> {
    const controls = this.root.locator(kind)
    const loose = this.root.getByLabel(label).and(controls).filter({ visible: true })
    await loose.first().waitFor()
    const exact = this.root
      .getByLabel(label, { exact: true })
      .and(controls)
      .filter({ visible: true })
    return (await exact.count()) > 0 ? exact.first() : loose.first()
  }
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}

function closest(matches: Locator, name: string): Locator {
  return matches.filter({ hasText: name }).or(matches).first()
}
