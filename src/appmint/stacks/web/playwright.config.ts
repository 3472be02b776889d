import { defineConfig } from '@playwright/test'

/** Set to test servers that already run; without them `servers.ts` builds and starts its own. */
const { CHROMIUM_PATH, DESKTOP_URL, MOBILE_URL } = process.env
const running = Boolean(DESKTOP_URL && MOBILE_URL)

export default defineConfig({
  testDir: 'tests/acceptance',
  outputDir: 'test-results',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
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
