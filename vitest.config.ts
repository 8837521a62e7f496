import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: [
      { find: /^report-audit$/, replacement: new URL('./src/index.ts', import.meta.url).pathname },
      { find: /^report-audit\/testing$/, replacement: new URL('./src/testing.ts', import.meta.url).pathname },
    ],
  },
  test: { include: ['test/**/*.test.ts'], testTimeout: 20_000 },
})
