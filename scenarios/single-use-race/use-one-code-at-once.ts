import { type Actor, type Code, nextRecoveryCode, scenario } from 'stepproof'

interface Once {
  readonly factor: 'totp' | 'recovery-code'
  readonly operation: 'transfer' | 'enrol-factor'
}

const next = (victim: Actor, { factor }: Once): Code => (factor === 'totp' ? victim.nextCode('victim') : nextRecoveryCode(victim))

export const useOneCodeAtOnce = scenario<Once>({
  id: 'single-use-race/use-one-code-at-once',
  title: 'Give one code in two sessions at the same time',
  story:
    'The attacker knows the password and sees the code that the customer is about to send. He sends it in the same moment in a session of his own, so that both find it unused.',
  class: 'single-use-race',
  seen: [
    'https://github.com/go-gitea/gitea/security/advisories/GHSA-gx3v-q759-g323',
    'https://github.com/parse-community/parse-server/security/advisories/GHSA-2299-ghjr-6vjp',
  ],
  requirements: ['asvs-5.0.0:15.4.2', 'asvs-5.0.0:6.5.1'],
  needs: ['totp'],
  surfaces: ['session', 'api'],
  steals: ['password', 'totp-code', 'recovery-code'],
  from: 'victim-network',
  holds: ['totp', 'recovery-codes'],
  variants: {
    'one-time-code': { factor: 'totp', operation: 'transfer', needs: ['transfer'] },
    'recovery-code': { factor: 'recovery-code', operation: 'enrol-factor', needs: ['recovery-codes', 'enrol-factor'] },
  },

  async honest({ victim, variant: { factor, operation } }) {
    await victim.signIn()
    return victim.completes(operation, victim.intends(operation), { factor })
  },

  async attack({ victim, attacker, variant }) {
    const { factor, operation } = variant
    const thief = attacker.takes('password', victim)
    await victim.signIn()
    await thief.signIn()
    const hers = await victim.perform(operation, victim.intends(operation))
    const his = await thief.perform(operation, victim.intends(operation, 2))
    const code = next(victim, variant)
    const seen = factor === 'totp' ? attacker.sees(code) : attacker.finds(code)
    // the one deviation
    return victim.atOnce(
      () => victim.answer(hers, { factor, code }),
      () => thief.answer(his, { factor, code: seen }),
    )
  },

  expects: { outcome: 'refused', mayBeDone: 1 },
})
