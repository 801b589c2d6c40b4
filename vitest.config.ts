import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
    testTimeout: 30_000,
    // Runs of the command line are real processes with real servers: side by side they would only wait for each other.
    maxWorkers: 2,
    execArgv: ['--conditions=source'],
  },
})
