import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{tests,src,shared,server,features}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Formatted dates and times must not depend on where the tests run.
    env: { TZ: 'UTC' },
  },
})
