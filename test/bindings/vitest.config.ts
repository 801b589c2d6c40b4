/** For the suites that `suites-in-vitest.test.ts` runs: some of their tests fail on purpose. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: { include: ['test/bindings/suites/*.suite.ts', 'examples/vitest/*.test.ts'], execArgv: ['--conditions=source'] },
})
