import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{tests,src,shared,server,features}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // One process for all files: each would cost more to start than its tests take.
    isolate: false,
    maxWorkers: 1,
    // The first test waits for the server's code to load, however busy the machine is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Every test file starts with a fresh database, filled with the first rows.
    setupFiles: ['tests/setup.ts'],
    // Formatted dates and times must not depend on where the tests run.
    env: { TZ: 'UTC' },
  },
})
