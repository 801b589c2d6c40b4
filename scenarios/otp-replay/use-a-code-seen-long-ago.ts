import { scenario } from 'stepproof'

/** Seconds after which a code is neither of now nor of the time step before (RFC 6238, 5.2: one step of drift at the most). */
const twoSteps = 60
const honestDelay = 30

export const useACodeSeenLongAgo = scenario({
  id: 'otp-replay/use-a-code-seen-long-ago',
  title: 'Use a one-time code that was shown minutes ago',
  story:
    'The attacker saw a code on the customer’s display, which she never entered, and knows the password. He enters it two time steps later. A person who types slowly, one step late, is let in.',
  class: 'otp-replay',
  seen: ['https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2025/WSO2-2024-3149/'],
  requirements: ['asvs-5.0.0:6.5.5', 'rfc-6238:5.2'],
  needs: ['totp', 'transfer', 'clock'],
  surfaces: ['session', 'api'],
  steals: ['totp-code', 'password'],
  from: 'victim-network',

  async honest({ victim, clock }) {
    const rent = victim.intends('transfer')
    await victim.signIn()
    const asked = await victim.perform('transfer', rent)
    const code = victim.nextCode('victim')
    clock.advance(honestDelay)
    await victim.answer(asked, { factor: 'totp', code })
    return victim.perform('transfer', rent, { after: asked })
  },

  async attack({ victim, attacker, clock }) {
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    const code = victim.nextCode('victim')
    const asked = await thief.perform('transfer', attacker.forges(victim.intends('transfer'), 'payee'))
    // the one deviation
    clock.advance(twoSteps)
    return thief.answer(asked, { factor: 'totp', code: attacker.sees({ ...code, of: 'nobody' }) })
  },

  expects: { outcome: 'refused' },
})
