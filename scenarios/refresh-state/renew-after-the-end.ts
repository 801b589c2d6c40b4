import { scenario } from 'stepproof'

interface Ended {
  readonly by: 'sign-out' | 'sign-out-everywhere' | 'lock'
}

export const renewAfterTheEnd = scenario<Ended>({
  id: 'refresh-state/renew-after-the-end',
  title: 'Renew the tokens after their owner has signed out or was locked',
  story:
    'Malware has copied the storage of the app, refresh token and key included. The owner notices and signs out, or the bank locks the account; the thief goes on renewing.',
  class: 'refresh-state',
  seen: [
    'https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2025/WSO2-2024-3676/',
    'https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2026/WSO2-2025-4684/',
  ],
  requirements: ['asvs-5.0.0:7.4.2', 'asvs-5.0.0:10.4.9', 'rfc-9700:4.14'],
  needs: ['refresh', 'statement'],
  surfaces: ['api'],
  steals: ['access-token', 'refresh-token', 'dpop-key'],
  from: 'victim-network',
  variants: {
    'signed-out': { by: 'sign-out', needs: ['sign-out'] },
    'signed-out-everywhere': { by: 'sign-out-everywhere', needs: ['sign-out'] },
    locked: { by: 'lock', needs: ['administration'] },
  },

  async honest({ victim }) {
    await victim.signIn()
    await victim.renew()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, operator, variant: { by } }) {
    await victim.signIn()
    const thief = attacker.takes(['access-token', 'refresh-token', 'dpop-key'], victim)
    await thief.perform('statement', {})
    if (by === 'sign-out') await victim.signOut()
    else if (by === 'sign-out-everywhere') await victim.signOut(true)
    else await operator.does('locked', victim)
    // the one deviation
    const deeds = [await thief.perform('statement', {}), await thief.renew(), await thief.perform('statement', {})]
    if (by === 'lock') await operator.does('unlocked', victim)
    return deeds
  },

  expects: { outcome: 'refused' },
})
