import { behindProxy, scenario } from 'stepproof'

interface Spelling {
  /** Another way to write an IPv4 address. */
  readonly spelled: (address: string) => string
}

export const respellTheAddress = scenario<Spelling>({
  id: 'ip-canon/respell-the-address',
  title: 'Pass for the customer by another spelling of the address',
  story:
    'A proxy names the same customer now as an IPv4 address and now as one that is mapped into IPv6, and nobody takes this for a journey. An accomplice abroad has a copy of the session and puts odd spellings of the customer’s address before his own.',
  class: 'ip-canon',
  seen: ['https://github.com/better-auth/better-auth/pull/9226'],
  requirements: ['asvs-5.0.0:15.3.4', 'asvs-5.0.0:8.2.4'],
  needs: ['places', 'proxy', 'transfer', 'statement', 'webauthn'],
  surfaces: ['session'],
  steals: ['session-cookie', 'device-key'],
  from: 'neighbouring-country',
  variants: {
    mapped: { spelled: (address) => `::ffff:${address}` },
    'mapped-in-capitals': { spelled: (address) => `::FFFF:${address}` },
    'mapped-in-full': { spelled: (address) => `0:0:0:0:0:ffff:${address}` },
  },

  async honest({ victim, variant }) {
    await behindProxy(victim).signIn()
    const respelled = behindProxy(victim, variant.spelled)
    await respelled.perform('statement', {})
    await respelled.signIn()
    return respelled.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker, variant }) {
    const rent = victim.intends('transfer')
    const { address } = victim.options.device
    await behindProxy(victim).signIn()
    const asked = await behindProxy(victim).perform('transfer', rent)
    await behindProxy(victim).answer(asked)
    const copy = attacker.takes(['session-cookie', 'device-key'], victim, { imitating: true })
    // the one deviation
    const thief = behindProxy(copy, (own) => `${variant.spelled(address)}, ${variant.spelled(own)}`)
    return thief.perform('transfer', rent, { after: asked })
  },

  expects: { outcome: 'challenged', level: 3 },
})
