import { defineConfig } from 'vitest/config'

const here = (path: string) => new URL(path, import.meta.url).pathname

/** The tests that run the built program come apart, so that only they wait for a build. */
const built = 'test/cli/**/*.test.ts'

export default defineConfig({
  resolve: {
    alias: [
      { find: /^report-audit$/, replacement: here('./src/index.ts') },
      { find: /^report-audit\/testing$/, replacement: here('./src/testing.ts') },
    ],
  },
  test: {
    maxWorkers: '100%',
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'source', include: ['test/**/*.test.ts'], exclude: [built] } },
      { extends: true, test: { name: 'built', include: [built], globalSetup: ['test/cli/built.ts'] } },
    ],
  },
})
