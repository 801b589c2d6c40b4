/** Finds a Chromium for everything that needs one: PDF files, and the tests in a browser. Nothing is downloaded. */
import { existsSync } from 'node:fs'
import type { BrowserType, LaunchOptions } from 'playwright-core'
import { ConfigError } from '../errors.ts'

export interface Chromium {
  readonly origin: 'playwright' | 'system' | 'npm package'
  readonly browser: BrowserType
  readonly launch: LaunchOptions
}

/** Where one may be, in the order in which they are tried. */
export interface Places {
  /** Playwright's own. */
  readonly own: string
  readonly system: readonly string[]
  /** The one inside `@sparticuz/chromium`; `null` where that does not run or is not installed. */
  packaged(): Promise<string | null>
}

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** @throws ConfigError when there is no browser, or nothing that drives one */
export async function findChromium(places?: Places): Promise<Chromium> {
  const browser = await loadDriver()
  const { own, system, packaged } = places ?? { own: browser.executablePath(), system: systemPaths, packaged: packagedPath }
  if (existsSync(own)) return { origin: 'playwright', browser, launch: launchOptions(own) }
  const found = system.find((path) => existsSync(path))
  if (found !== undefined) return { origin: 'system', browser, launch: launchOptions(found) }
  const fromPackage = await packaged()
  if (fromPackage !== null) return { origin: 'npm package', browser, launch: launchOptions(fromPackage) }
  throw new ConfigError(
    `no Chromium was found: Playwright’s own is not at ${own}, none is at ${system.join(', ')}, and there is no @sparticuz/chromium ` +
      `for ${process.platform} ${process.arch}. Install one with: npx playwright-core install chromium`,
  )
}

async function loadDriver(): Promise<BrowserType> {
  try {
    return (await import('playwright-core')).chromium
  } catch (error) {
    throw new ConfigError(
      'a browser is driven by playwright-core, which is not installed: npm install --save-dev playwright-core',
      {
        cause: error,
      },
    )
  }
}

/** It runs on Linux x64 only. */
async function packagedPath(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    return await packaged.executablePath()
  } catch {
    return null
  }
}

/**
 * The packaged Chromium recommends arguments of its own. They are left out: `--single-process` ends the browser with the first
 * context that closes, and `--disable-web-security` switches off what is tested here.
 */
function launchOptions(executablePath: string): LaunchOptions {
  return { executablePath, headless: true, args: [...(runsAsRoot() ? ['--no-sandbox'] : []), '--font-render-hinting=none'] }
}

function runsAsRoot(): boolean {
  return process.getuid?.() === 0
}
