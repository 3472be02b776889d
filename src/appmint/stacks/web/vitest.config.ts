import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{tests,src,shared,server,features}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Every test file starts with a fresh database, filled with the first rows.
    setupFiles: ['tests/setup.ts'],
    // Formatted dates and times must not depend on where the tests run.
    env: { TZ: 'UTC' },
  },
})
