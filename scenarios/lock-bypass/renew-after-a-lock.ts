import { scenario } from 'stepproof'

export const renewAfterALock = scenario({
  id: 'lock-bypass/renew-after-a-lock',
  title: 'Renew a token after the account was locked',
  story:
    'An app of the attacker is signed in with the stolen password when the bank locks the account. The app trades its refresh token for new tokens, and reads the account with them, as if nothing had happened.',
  class: 'lock-bypass',
  seen: ['https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2025/WSO2-2024-3676/'],
  requirements: ['asvs-5.0.0:7.4.2', 'pci-dss-4.0.1:8.3.4'],
  needs: ['administration', 'clock', 'refresh', 'statement'],
  surfaces: ['api'],
  steals: ['password'],
  from: 'victim-network',

  async honest({ victim, operator, clock }) {
    await operator.does('unlocked', victim)
    clock.advance(1)
    await victim.signIn()
    await victim.renew()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, operator, clock }) {
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    // the one deviation
    await operator.does('locked', victim)
    clock.advance(1)
    return [await thief.renew(), await thief.perform('statement', {})]
  },

  expects: { outcome: 'refused' },
})
