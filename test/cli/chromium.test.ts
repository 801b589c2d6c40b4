import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findChromium } from '../../harness/cli/chromium.ts'
import { ConfigError } from '../../harness/errors.ts'

const nowhere = { own: '/nowhere/chrome', system: ['/nowhere/chromium'], packaged: async () => null }
const here = process.execPath

describe('the browser', () => {
  test('is Playwright’s own before the system’s, and the system’s before the one of the npm package', async () => {
    const packaged = async () => here
    expect(await findChromium({ own: here, system: [here], packaged })).toMatchObject({
      origin: 'playwright',
      launch: { executablePath: here },
    })
    expect(await findChromium({ ...nowhere, system: ['/nowhere', here], packaged })).toMatchObject({ origin: 'system' })
    expect(await findChromium({ ...nowhere, packaged })).toMatchObject({ origin: 'npm package' })
  })

  test('that is nowhere is the user’s to install: the message says where was looked and how', async () => {
    await expect(findChromium(nowhere)).rejects.toThrow(ConfigError)
    await expect(findChromium(nowhere)).rejects.toThrow(
      /\/nowhere\/chrome[\s\S]*\/nowhere\/chromium[\s\S]*npx playwright-core install chromium/,
    )
  })

  test('that is found on this machine exists', async () => {
    expect(existsSync((await findChromium()).launch.executablePath ?? '')).toBe(true)
  })
})
