import { defineConfig } from '@playwright/test'
import { findChromium } from './harness/cli/chromium.ts'

const { launch } = await findChromium()

export default defineConfig({
  testMatch: ['test/browser/**/*.spec.ts', 'examples/playwright/**/*.spec.ts'],
  outputDir: 'test-results',
  reporter: 'list',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  projects: [{ name: 'chromium', use: { browserName: 'chromium', launchOptions: launch } }],
})
