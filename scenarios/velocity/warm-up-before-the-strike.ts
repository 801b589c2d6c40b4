import { scenario, travels } from 'stepproof'

export const warmUpBeforeTheStrike = scenario({
  id: 'velocity/warm-up-before-the-strike',
  title: 'Make himself at home with the password before he strikes',
  story:
    'The attacker has the password. For some days he signs in and only looks around, so that his network, country and browser become usual. Then he asks for a payment to an account of his own.',
  class: 'velocity',
  seen: ['https://attack.mitre.org/techniques/T1657/'],
  requirements: ['asvs-5.0.0:2.3.2', 'nist-800-63b-4:5.3', 'psd2-rts:18.2.c'],
  needs: ['places', 'transfer', 'statement', 'clock', 'webauthn'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'elsewhere',

  async honest({ victim, clock }) {
    await victim.signIn()
    await victim.completes('transfer', victim.intends('transfer', 2))
    const away = travels(victim, 'elsewhere')
    clock.advance(24 * 3600)
    await away.signIn()
    return away.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker, clock }) {
    const thief = attacker.takes('password', victim)
    for (let day = 0; day < 3; day += 1) {
      // the one deviation
      await thief.signIn()
      await thief.perform('statement', {})
      clock.advance(24 * 3600)
    }
    await thief.signIn()
    return thief.perform('transfer', { ...attacker.forges(victim.intends('transfer'), 'payee'), cents: 150_000 })
  },

  expects: { outcome: 'challenged', level: 3 },
})
