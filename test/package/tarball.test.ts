import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from '../../harness/cli/chromium.ts'
import { folder, recordIn } from '../cli/stepproof.ts'

const repository = resolve(import.meta.dirname, '../..')
const modules = join(repository, 'node_modules')

/** A scenario as a user writes it, in a folder of his own. */
const ownScenario = `
import { type AnyScenario, scenario } from 'stepproof'

const ownAttack = scenario({
  id: 'max-age-stale/own-attack',
  title: 'Use a session that never stepped up',
  story: 'Somebody at an open browser changes the address.',
  class: 'max-age-stale',
  seen: [],
  requirements: [],
  needs: ['change-email'],
  surfaces: ['session'],
  steals: [],
  from: 'victim-device',
  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('change-email', victim.intends('change-email'))
  },
  async attack({ victim, attacker }) {
    await victim.signIn()
    // the one deviation
    return attacker.atDeviceOf(victim).perform('change-email', attacker.forges({}, 'email'))
  },
  expects: { outcome: 'challenged' },
})

export const scenarios: readonly AnyScenario[] = [ownAttack]
`

/** Tests as a user writes them, with scenarios of his own. */
const ownTest = `
import { describeScenarios, expect, test } from 'stepproof/vitest'

describeScenarios({ scenarios: new URL('./own.ts', import.meta.url), weaken: (process.env.WEAKEN ?? '').split(',').filter((id) => id !== '') })
describeScenarios({ scenarios: 'stepproof/scenarios', only: ['acr-strip'] })

test('an e-mail takes a step-up', async ({ victim, evidence }) => {
  await victim.signIn()
  const asked = await victim.perform('change-email', victim.intends('change-email'))
  expect(asked).toChallenge({ acr: 2, maxAge: 300 })
  expect(await evidence()).toHaveNoEffect('change-email')
})
`
const ownSpec = `
import { expect, test } from 'stepproof/playwright'

test('an e-mail takes a step-up in the browser', async ({ victim, evidence }) => {
  await victim.signIn('/profile')
  await victim.page.getByLabel('New e-mail').fill('new@example.test')
  const answer = victim.page.waitForResponse((response) => response.url().endsWith('/email'))
  await victim.page.getByRole('button', { name: 'Change the e-mail' }).click()
  expect(await victim.deed('change-email', answer)).toChallenge({ acr: 2, maxAge: 300 })
  expect(await evidence()).toHaveNoEffect('change-email')
})
`
const browserConfig = `
import { defineConfig } from '@playwright/test'
export default defineConfig({ testMatch: '*.spec.ts', reporter: 'line', use: { launchOptions: JSON.parse(process.env.LAUNCH ?? '{}') } })
`

describe('the published package, unpacked into an empty folder', () => {
  const place = folder()
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(place, 'node_modules/.bin/stepproof'), ...args], {
      cwd: place,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    })

  beforeAll(() => {
    execFileSync('npm', ['pack', '--pack-destination', place], { cwd: repository, stdio: 'ignore' })
    const [tarball = ''] = readdirSync(place).filter((name) => name.endsWith('.tgz'))
    const target = join(place, 'node_modules/stepproof')
    mkdirSync(join(place, 'node_modules/.bin'), { recursive: true })
    mkdirSync(target)
    execFileSync('tar', ['-xzf', join(place, tarball), '--strip-components=1', '-C', target])
    // What `npm install` would bring: the dependencies, and the command.
    for (const name of readdirSync(modules))
      if (!name.startsWith('.')) symlinkSync(join(modules, name), join(place, 'node_modules', name))
    symlinkSync('../stepproof/dist/harness/cli/main.js', join(place, 'node_modules/.bin/stepproof'))
    writeFileSync(join(place, 'package.json'), '{ "type": "module" }')
  }, 120_000)

  test('holds the build, the licence and no TypeScript source but declarations', () => {
    const files = readdirSync(join(place, 'node_modules/stepproof'), { recursive: true, encoding: 'utf8' })
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json', join('dist', 'harness', 'index.d.ts')]))
    expect(files.filter((name) => /(?<!\.d)\.ts$/.test(name))).toEqual([])
    expect(readFileSync(join(place, 'node_modules/stepproof/package.json'), 'utf8')).not.toContain('workspace:')
  })

  test('its command runs the library on the embedded reference', () => {
    const { status, stdout, stderr } = run('run', 'acr-strip', '--out', 'report')
    expect(status, stdout + stderr).toBe(0)
    const { attempts } = recordIn(join(place, 'report'))
    const kinds = attempts.map(({ verdict }) => verdict.kind)
    expect(kinds.length).toBeGreaterThan(1)
    expect([...new Set(kinds)]).toEqual(['defended'])
    for (const { source } of attempts)
      expect(source?.file).toMatch(/^node_modules\/stepproof\/dist\/scenarios\/acr-strip\/[\w-]+\.js$/)
  }, 60_000)

  test('still has the text of the flows, with the mark of the deviation', () => {
    expect(run('show', 'otp-replay/reuse-totp-code').stdout).toMatch(/\/\/ the one deviation\n +return thief\.answer\(/)
    expect(run('vet', '--text').status).toBe(0)
  })

  test('runs a scenario of one’s own, written in TypeScript', () => {
    writeFileSync(join(place, 'own.ts'), ownScenario)
    const { status, stdout, stderr } = run('run', '--scenarios', 'own.ts', '--out', 'own')
    expect(status, stdout + stderr).toBe(0)
    const { checks, attempts } = recordIn(join(place, 'own'))
    expect(checks).toEqual(['max-age-stale/own-attack[session]'])
    expect(attempts[0]?.source).toEqual({ file: 'own.ts', line: 4 })
  }, 60_000)

  const node = (script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    spawnSync(process.execPath, [join(place, 'node_modules', script), ...args], {
      cwd: place,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
    })

  test('is used in vitest, and fails there when a weakness is planted', () => {
    writeFileSync(join(place, 'own.ts'), ownScenario)
    writeFileSync(join(place, 'own.test.ts'), ownTest)
    const vitest = (weaken: string) =>
      node('vitest/vitest.mjs', ['run', '--root', place, '--reporter=verbose'], { WEAKEN: weaken })
    const { status, stdout, stderr } = vitest('')
    expect(status, stdout + stderr).toBe(0)
    expect(stdout).toContain('✓ own.test.ts > scenarios of own.ts > max-age-stale > max-age-stale/own-attack: ')
    expect(stdout).toContain('✓ own.test.ts > an e-mail takes a step-up')
    const weakened = vitest('recent-sign-in-counts-as-any-method')
    expect(weakened.status).toBe(1)
    expect(weakened.stdout + weakened.stderr).toContain('breached: Use a session that never stepped up')
  }, 240_000)

  test('is used in Playwright', async () => {
    writeFileSync(join(place, 'own.spec.ts'), ownSpec)
    writeFileSync(join(place, 'playwright.config.ts'), browserConfig)
    const { launch } = await findChromium()
    const { status, stdout, stderr } = node('@playwright/test/cli.js', ['test'], { LAUNCH: JSON.stringify(launch) })
    expect(status, stdout + stderr).toBe(0)
    expect(stdout).toContain('1 passed')
  }, 240_000)

  test('its types resolve: scenario and tests pass the compiler, and a wrong matcher does not', () => {
    writeFileSync(join(place, 'own.ts'), ownScenario)
    writeFileSync(join(place, 'own.test.ts'), ownTest)
    writeFileSync(join(place, 'own.spec.ts'), ownSpec)
    const settings = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--skipLibCheck', '--types', 'node']
    const compile = () => node('typescript/bin/tsc', [...settings, 'own.ts', 'own.test.ts', 'own.spec.ts']).stdout
    expect(compile()).toBe('')
    writeFileSync(join(place, 'own.test.ts'), ownTest.replace('acr: 2', 'acr: "2"'))
    writeFileSync(join(place, 'own.spec.ts'), ownSpec.replace('toChallenge', 'toChallange'))
    expect(compile()).toMatch(
      /own\.test\.ts\(\d+,\d+\): error TS2322[\s\S]*own\.spec\.ts\(\d+,\d+\): error TS2551|own\.spec[\s\S]*own\.test/,
    )
  }, 120_000)

  test('asks neither of those who do without them: they are optional peers', () => {
    const { peerDependencies, peerDependenciesMeta, dependencies } = JSON.parse(
      readFileSync(join(place, 'node_modules/stepproof/package.json'), 'utf8'),
    )
    expect(Object.keys(peerDependencies)).toEqual(['@playwright/test', 'playwright-core', 'vitest'])
    for (const name of Object.keys(peerDependencies)) {
      expect(peerDependenciesMeta[name]).toEqual({ optional: true })
      expect(dependencies).not.toHaveProperty(name)
    }
  })

  test('leaves nothing behind but what it was asked to write', () => {
    expect(existsSync(join(place, 'stepproof-report'))).toBe(false)
  })
})
