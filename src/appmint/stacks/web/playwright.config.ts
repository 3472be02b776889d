import { defineConfig } from '@playwright/test'
import { VIEWPORTS } from './tests/acceptance/viewports.ts'

/** Set to test servers that already run; without them `servers.ts` builds and starts its own. */
const { CHROMIUM_PATH, DESKTOP_URL, MOBILE_URL, PLAYWRIGHT_REPORTER } = process.env
const running = Boolean(DESKTOP_URL && MOBILE_URL)

export default defineConfig({
  testDir: 'tests/acceptance',
  outputDir: 'test-results',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: PLAYWRIGHT_REPORTER ?? 'list',
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 30_000,
    launchOptions: {
      ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        // Fewer processes, and no compiling of code that runs once: both cost more than they save.
        '--in-process-gpu',
        '--js-flags=--no-opt,--no-maglev',
      ],
    },
  },
  // Each viewport has a server and a database of its own, so that both run side by side. The
  // tests of pages look at them at both widths themselves; the two share them out by tags.
  projects: [
    {
      name: 'desktop',
      grepInvert: /@page-mobile$/,
      use: {
        baseURL: DESKTOP_URL ?? 'http://127.0.0.1:4173',
        viewport: VIEWPORTS.desktop,
      },
    },
    {
      name: 'mobile',
      grepInvert: /@page-desktop$/,
      use: {
        baseURL: MOBILE_URL ?? 'http://127.0.0.1:4174',
        viewport: VIEWPORTS.mobile,
      },
    },
  ],
  ...(running
    ? {}
    : {
        webServer: {
          command: 'node tests/acceptance/servers.ts',
          url: 'http://127.0.0.1:4174/api/health',
          timeout: 120_000,
        },
      }),
})
