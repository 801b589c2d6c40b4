import { scenario } from 'stepproof'

/** Seconds between two looks at the account: short enough that no session falls asleep. */
const pause = 180

interface Later {
  readonly operation: 'transfer' | 'change-email' | 'admin-page'
  readonly first: 'transfer' | 'change-email'
}

export const actLongAfterTheProof = scenario<Later>({
  id: 'gate-login-only/act-long-after-the-proof',
  title: 'Act in a session that was proven strong a while ago',
  story:
    'The customer begins the day with a second factor, reads on and walks away from the open browser or app. Whoever sits down there finds somebody signed in, and does what was not asked for then.',
  class: 'gate-login-only',
  seen: ['https://attack.mitre.org/techniques/T1185/'],
  requirements: ['asvs-5.0.0:7.5.3', 'rfc-9470:3', 'psd2-rts:4.1'],
  needs: ['clock', 'statement', 'transfer', 'change-email'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: {
    transfer: { first: 'change-email', operation: 'transfer' },
    'change-email': { first: 'transfer', operation: 'change-email' },
    'admin-page': { first: 'transfer', operation: 'admin-page', needs: ['admin-page', 'webauthn'] },
  },

  async honest({ victim, clock, variant: { first, operation } }) {
    await victim.signIn()
    await victim.completes(first, victim.intends(first))
    clock.advance(pause)
    await victim.perform('statement', {})
    return victim.completes(operation, victim.intends(operation))
  },

  async attack({ victim, attacker, clock, variant: { first, operation } }) {
    await victim.signIn()
    await victim.completes(first, victim.intends(first))
    for (const _look of ['first', 'second', 'third']) {
      clock.advance(pause)
      await victim.perform('statement', {})
    }
    // the one deviation
    return attacker.atDeviceOf(victim).perform(operation, attacker.forges(victim.intends(operation), fieldOf(operation)))
  },

  expects: { outcome: 'challenged' },
})

function fieldOf(operation: Later['operation']): string {
  return operation === 'transfer' ? 'payee' : 'email'
}
