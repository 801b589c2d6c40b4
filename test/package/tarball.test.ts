import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
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

  test('its types resolve: the scenario passes the compiler', () => {
    writeFileSync(join(place, 'own.ts'), ownScenario)
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--skipLibCheck',
      '--types',
      'node',
      'own.ts',
    ]
    const { status, stdout } = spawnSync(process.execPath, [join(modules, 'typescript/bin/tsc'), ...options], {
      cwd: place,
      encoding: 'utf8',
    })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  }, 60_000)

  test('leaves nothing behind but what it was asked to write', () => {
    expect(existsSync(join(place, 'stepproof-report'))).toBe(false)
  })
})
