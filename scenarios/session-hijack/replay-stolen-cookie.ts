import { scenario } from 'stepproof'

interface Copied {
  /** Whether the thief's browser says of itself what the victim's says. */
  readonly imitating: boolean
}

export const replayStolenCookie = scenario<Copied>({
  id: 'session-hijack/replay-stolen-cookie',
  title: 'Replay a stolen session cookie from another address and device',
  story:
    'Malware on the victim’s computer copies the session cookie right after the customer approved a payment. The thief puts it into his own browser and tries to send the money before the customer does.',
  class: 'session-hijack',
  seen: ['https://attack.mitre.org/techniques/T1539/'],
  requirements: ['asvs-5.0.0:8.2.4', 'asvs-5.0.0:7.5.3'],
  needs: ['transfer'],
  surfaces: ['session'],
  steals: ['session-cookie'],
  from: 'elsewhere',
  variants: {
    'another-address': { from: 'elsewhere', imitating: true },
    'another-device': { from: 'victim-network', imitating: false },
    'another-address-and-device': { from: 'elsewhere', imitating: false },
  },

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker, variant }) {
    const rent = victim.intends('transfer')
    await victim.signIn()
    const asked = await victim.perform('transfer', rent)
    await victim.answer(asked)
    // the one deviation
    const thief = attacker.takes('session-cookie', victim, { imitating: variant.imitating })
    return thief.perform('transfer', rent, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
