import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{shared,platform,modules,server,testing,web,e2e,bench}/**/*.test.{ts,tsx}', 'bin/**/*.test.mjs'],
    pool: 'forks',
    maxWorkers: 2,
    // The server is loaded once a worker, not once a file: half of the time went there.
    isolate: false,
    globalSetup: ['testing/globalSetup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // On a machine that is busy with others.
    expect: { poll: { timeout: 8_000 } },
  },
})
