import { scenario } from 'stepproof'

export const reuseCodeAtAnotherNode = scenario({
  id: 'replay-cache-local/reuse-code-at-another-node',
  title: 'Use a one-time code again at another node of the service',
  story:
    'The service runs on several machines. A thief who knows the password sees the code that the customer confirms a payment with, and enters it at once, over a connection that leads to another machine.',
  class: 'replay-cache-local',
  seen: ['https://attack.mitre.org/techniques/T1550/'],
  requirements: ['asvs-5.0.0:6.5.1', 'psd2-rts:4.1'],
  needs: ['nodes', 'totp', 'transfer'],
  surfaces: ['session', 'api'],
  steals: ['totp-code', 'password'],
  from: 'victim-network',

  async honest({ victim }) {
    await victim.signIn()
    return victim.atNode(1).completes('transfer', victim.intends('transfer'), { factor: 'totp' })
  },

  async attack({ victim, attacker }) {
    await victim.signIn()
    const asked = await victim.perform('transfer', victim.intends('transfer'))
    const code = victim.nextCode('victim')
    await victim.answer(asked, { factor: 'totp', code })
    const thief = attacker.takes('password', victim).atNode(1)
    await thief.signIn()
    const his = await thief.perform('transfer', attacker.forges(victim.intends('transfer', 2), 'payee'))
    // the one deviation
    return thief.answer(his, { factor: 'totp', code: attacker.sees(code) })
  },

  expects: { outcome: 'refused' },
})
