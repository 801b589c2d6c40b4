/** Finds a Chromium for everything that needs one. Nothing is downloaded. */
import { existsSync } from 'node:fs'
import { chromium, type LaunchOptions } from '@playwright/test'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

export interface Chromium {
  readonly origin: 'playwright' | 'system' | 'npm package'
  readonly launch: LaunchOptions
}

/** Playwright's own Chromium if it is installed, else the system's, else the one inside `@sparticuz/chromium` (Linux x64). */
export async function findChromium(): Promise<Chromium> {
  const own = chromium.executablePath()
  if (existsSync(own)) return { origin: 'playwright', launch: launchOptions(own) }
  const system = systemPaths.find((path) => existsSync(path))
  if (system !== undefined) return { origin: 'system', launch: launchOptions(system) }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packaged } = await import('@sparticuz/chromium')
    return { origin: 'npm package', launch: launchOptions(await packaged.executablePath()) }
  }
  throw new Error(
    `No Chromium found: Playwright's own is not at ${own}, none is at ${systemPaths.join(', ')}, and the one that comes as an npm ` +
      `package runs on Linux x64 only, not on ${process.platform} ${process.arch}. Install one with: npx playwright install chromium`,
  )
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
