/** Scenarios with defaults, for tests that judge scenarios and play none. */
import { type Scenario, scenario } from 'stepproof'

export function makeScenario(overrides: Partial<Scenario<unknown>> = {}): Scenario<unknown> {
  return scenario<unknown>({
    id: 'otp-replay/use-code-again',
    title: 'Use a code again',
    story: 'Somebody sees a code and enters it once more.',
    class: 'otp-replay',
    seen: ['https://example.test/cases/1'],
    requirements: ['asvs-5.0.0:6.5.1'],
    needs: ['transfer'],
    surfaces: ['session', 'api'],
    steals: [],
    from: 'victim-device',
    async honest({ victim }) {
      await victim.signIn()
      return victim.completes('transfer', victim.intends('transfer'))
    },
    async attack({ victim, attacker }) {
      await victim.signIn()
      // the one deviation
      return attacker.atDeviceOf(victim).perform('transfer', victim.intends('transfer'))
    },
    expects: { outcome: 'challenged' },
    ...overrides,
  })
}
