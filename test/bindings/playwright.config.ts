/** For the suites that `suites-in-playwright.test.ts` runs. */
import { defineConfig } from '@playwright/test'
import { findChromium } from '../../harness/cli/chromium.ts'

const { launch } = await findChromium()

export default defineConfig({
  testDir: '../..',
  testMatch: ['test/bindings/suites/*.spec.ts', 'examples/playwright/*.spec.ts'],
  outputDir: process.env.STEPPROOF_OUT ?? '../../test-results',
  reporter: 'json',
  workers: 1,
  projects: [
    { name: 'chromium', use: { browserName: 'chromium', launchOptions: launch } },
    { name: 'firefox', use: { browserName: 'firefox' } },
  ],
})
