/** `stepproof/playwright`: Playwright's `test` with a started target, a victim and an attacker with browsers of their own, and matchers. */
import { createHash, X509Certificate } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { test as base, expect as baseExpect } from '@playwright/test'
import type { Attacker } from '../../actors/attacker.ts'
import { ConfigError } from '../../errors.ts'
import type { Position } from '../../network/positions.ts'
import type { Surface } from '../../record.ts'
import { reference } from '../../targets/reference.ts'
import type { FactorName, Target, TargetDefinition } from '../../targets/target.ts'
import { type LiveTarget, startLive } from '../live-target.ts'
import { matchers } from '../matchers.ts'
import { openScene, type Scene, type Seen } from '../scene.ts'
import { BrowserPerson } from './browser-person.ts'
import { enter, type SignInOnPages } from './reference-pages.ts'

export type { ChallengeWanted, EffectWanted } from '../matchers.ts'
export type { Seen } from '../scene.ts'
export type { BrowserPerson } from './browser-person.ts'
export type { SignInOnPages } from './reference-pages.ts'

/** Once a worker. The first four are settings, for `use` in the configuration or `test.use`. */
export interface TargetFixtures {
  /** Default: the embedded reference. */
  readonly definition: TargetDefinition
  /** Ids of weaknesses to plant; default: none. */
  readonly weaken: readonly string[]
  /** Of people, passwords and values; default 1. */
  readonly seed: number
  /** How a person signs in on the target's pages; default: on those of the reference. */
  readonly signInOnPages: { readonly by: SignInOnPages }
  readonly live: LiveTarget
  /** The started target: its origin, and what it can be asked. Its clock is the real one, as the browser's is. */
  readonly target: Target
}

/** For each test. The first three are settings. */
export interface CastFixtures {
  /** For actors without a browser; default `session`. */
  readonly surface: Surface
  /** Where an attacker without a browser stands; default `elsewhere`. */
  readonly from: Position
  /** Factors that the people have besides the password; default one-time codes and a passkey. */
  readonly holds: readonly FactorName[]
  readonly scene: Scene
  /** Somebody enrolled at the target, in a browser at home. */
  readonly victim: BrowserPerson
  /** Somebody enrolled as well, in a browser in another network. */
  readonly attacker: BrowserPerson
  /** The attacker without a browser, who has what the test lets him take. */
  readonly thief: Attacker
  /** Reads back from the target what became true since the test began, and what it logged. Attached to a test that fails. */
  readonly evidence: () => Promise<Seen>
}

export const test = base.extend<CastFixtures, TargetFixtures>({
  definition: [reference, { scope: 'worker', option: true }],
  weaken: [[], { scope: 'worker', option: true }],
  seed: [1, { scope: 'worker', option: true }],
  signInOnPages: [{ by: enter }, { scope: 'worker', option: true }],
  live: [
    async ({ definition, weaken, seed }, use) => {
      const live = await startLive({ definition, weaken, seed, clock: 'real' })
      await use(live)
      await live.close()
    },
    { scope: 'worker' },
  ],
  target: [async ({ live }, use) => use(live.target), { scope: 'worker' }],
  launchOptions: [
    async ({ launchOptions, browserName, live }, use) => {
      if (browserName !== 'chromium')
        throw new ConfigError(
          `stepproof/playwright works by the DevTools protocol of Chromium, and the project uses ${browserName}`,
        )
      const trust = `--ignore-certificate-errors-spki-list=${fingerprint(live.tls.cert)}`
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), trust] })
    },
    { scope: 'worker' },
  ],

  surface: ['session', { option: true }],
  from: ['elsewhere', { option: true }],
  holds: [['totp', 'webauthn'], { option: true }],
  scene: async ({ live, surface, from, holds }, use, { titlePath }) => {
    const scene = await openScene(live, { label: titlePath.join(' '), surface, from, holds })
    await use(scene)
    await scene.close()
  },
  victim: async ({ browser, scene, signInOnPages }, use) => {
    const victim = await BrowserPerson.open({ browser, owner: scene.victim, signInOnPages: signInOnPages.by })
    await use(victim)
    await victim.close()
  },
  attacker: async ({ browser, scene, signInOnPages }, use) => {
    const attacker = await BrowserPerson.open({ browser, owner: scene.attacker.own, signInOnPages: signInOnPages.by })
    await use(attacker)
    await attacker.close()
  },
  thief: async ({ scene }, use) => use(scene.attacker),
  evidence: [
    async ({ scene }, use, testInfo) => {
      await use(() => scene.look())
      if (testInfo.status === testInfo.expectedStatus) return
      const path = testInfo.outputPath('evidence.json')
      await writeFile(path, JSON.stringify(await scene.look(), null, 2))
      await testInfo.attach('evidence', { path, contentType: 'application/json' })
    },
    { auto: true },
  ],
})

export const expect = baseExpect.extend(matchers)

/** What Chromium knows a certificate by: the hash of its public key. */
function fingerprint(certificate: string): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(key).digest('base64')
}
