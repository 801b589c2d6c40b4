import { scenario, travels } from 'stepproof'

export const actFromAnotherNetwork = scenario({
  id: 'ip-shift/act-from-another-network',
  title: 'Go on with a session from another network',
  story:
    'The customer signs in and approves a payment. Malware hands session and device key to an accomplice abroad, in a network that hides him or in one that nobody knows, and he asks for the payment there. The customer, who only changes from the house to the mobile network, is left alone.',
  class: 'ip-shift',
  seen: ['https://attack.mitre.org/techniques/T1550/004/'],
  requirements: ['asvs-5.0.0:8.2.4', 'nist-800-63b-4:5.3', 'psd2-rts:18.2.c'],
  needs: ['places', 'transfer', 'statement', 'webauthn'],
  surfaces: ['session'],
  steals: ['session-cookie', 'device-key'],
  from: 'neighbouring-country',
  variants: {
    'neighbouring-country': { from: 'neighbouring-country' },
    elsewhere: { from: 'elsewhere' },
    anonymiser: { from: 'anonymiser' },
    'unknown-place': { from: 'unknown-place' },
  },

  async honest({ victim }) {
    await victim.signIn()
    const away = travels(victim, 'another-network')
    await away.perform('statement', {})
    await away.signIn()
    return away.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker }) {
    const rent = victim.intends('transfer')
    await victim.signIn()
    const asked = await victim.perform('transfer', rent)
    await victim.answer(asked)
    // the one deviation
    const thief = attacker.takes(['session-cookie', 'device-key'], victim, { imitating: true })
    return thief.perform('transfer', rent, { after: asked })
  },

  expects: { outcome: 'challenged', level: 3 },
})
