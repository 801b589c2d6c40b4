import { scenario } from 'stepproof'

interface Weaker {
  /** What he has just proven: the password by signing in, or a code for something else as well. */
  readonly recent: 'password' | 'totp'
  readonly operation: 'transfer' | 'admin-page'
}

export const proveWithSomethingWeaker = scenario<Weaker>({
  id: 'fresh-wrong-method/prove-with-something-weaker',
  title: 'Sign in a moment ago by a weaker method and act at once',
  story:
    'The attacker has come by the password, or has seen a one-time code as well. He signs in with it, so that a proof was given seconds ago, and at once does what takes another method, such as the passkey.',
  class: 'fresh-wrong-method',
  seen: ['https://github.com/pocket-id/pocket-id/security/advisories/GHSA-hp74-gm6m-2qm5'],
  requirements: ['rfc-9470:3', 'asvs-5.0.0:6.8.4', 'asvs-5.0.0:7.5.1'],
  needs: ['statement'],
  surfaces: ['session', 'api'],
  steals: ['password', 'totp-code'],
  from: 'victim-network',
  variants: {
    'password-for-code': { recent: 'password', operation: 'transfer', needs: ['transfer', 'totp'] },
    'password-for-passkey': { recent: 'password', operation: 'admin-page', needs: ['admin-page', 'webauthn'] },
    'code-for-passkey': { recent: 'totp', operation: 'admin-page', needs: ['change-email', 'admin-page', 'totp', 'webauthn'] },
  },

  async honest({ victim, variant: { recent, operation } }) {
    await victim.signIn()
    if (recent === 'totp') await victim.completes('change-email', victim.intends('change-email'), { factor: 'totp' })
    await victim.perform('statement', {})
    return victim.completes(operation, victim.intends(operation))
  },

  async attack({ victim, attacker, variant: { recent, operation } }) {
    const thief = attacker.takes('password', victim, { imitating: true })
    await thief.signIn()
    if (recent === 'totp') {
      const asked = await thief.perform('change-email', victim.intends('change-email'))
      if (asked.step.outcome === 'challenged' && asked.step.challenge?.level === 2)
        await thief.answer(asked, { factor: 'totp', code: attacker.sees(victim.nextCode('victim')) })
    }
    // the one deviation
    return thief.perform(operation, attacker.forges(victim.intends(operation), 'payee'))
  },

  expects: { outcome: 'challenged' },
})
