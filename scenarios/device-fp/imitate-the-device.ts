import { scenario } from 'stepproof'

interface Imitation {
  readonly imitating: boolean
  /** Client hints that go with every request. */
  readonly hints: Readonly<Record<string, string>>
}

export const imitateTheDevice = scenario<Imitation>({
  id: 'device-fp/imitate-the-device',
  title: 'Pass off another device as the customer’s',
  story:
    'A thief has a session, the key of its device and the name of the browser. He copies everything that the device says of itself and acts from abroad; or he sits in the customer’s network and gets the name of the browser, or only its platform, wrong.',
  class: 'device-fp',
  seen: ['https://attack.mitre.org/techniques/T1036/'],
  requirements: ['asvs-5.0.0:8.2.4', 'psd2-rts:18.2.c'],
  needs: ['places', 'transfer', 'statement', 'webauthn'],
  surfaces: ['session'],
  steals: ['session-cookie', 'device-key'],
  from: 'victim-network',
  variants: {
    'everything-copied-abroad': { from: 'neighbouring-country', imitating: true, hints: {} },
    'another-browser': { from: 'victim-network', imitating: false, hints: {} },
    'another-platform': { from: 'victim-network', imitating: true, hints: { 'sec-ch-ua-platform': '"Chrome OS"' } },
  },

  async honest({ victim }) {
    await victim.signIn()
    await victim.perform('statement', {})
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker, variant }) {
    const rent = victim.intends('transfer')
    await victim.signIn()
    const asked = await victim.perform('transfer', rent)
    await victim.answer(asked)
    // the one deviation
    const thief = attacker.takes(['session-cookie', 'device-key'], victim, { imitating: variant.imitating })
    return thief.perform('transfer', rent, {
      after: asked,
      spelled: (request) => ({ ...request, headers: { ...request.headers, ...variant.hints } }),
    })
  },

  expects: { outcome: 'challenged', level: 3 },
})
