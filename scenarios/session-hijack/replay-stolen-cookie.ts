import { type Goods, scenario } from 'stepproof'

interface Copied {
  readonly goods: readonly Goods[]
  /** Whether the thief's browser says of itself what the victim's says. */
  readonly imitating: boolean
}

export const replayStolenCookie = scenario<Copied>({
  id: 'session-hijack/replay-stolen-cookie',
  title: 'Replay a stolen session cookie from another address or device',
  story:
    'Malware on the victim’s computer copies the session cookie right after the customer approved a payment. The thief puts it into his own browser, which may pass for the victim’s and in the worst case has even its key, and tries to send the money before the customer does.',
  class: 'session-hijack',
  seen: ['https://attack.mitre.org/techniques/T1539/'],
  requirements: ['asvs-5.0.0:8.2.4', 'asvs-5.0.0:7.5.3'],
  needs: ['transfer'],
  surfaces: ['session'],
  steals: ['session-cookie', 'device-key'],
  from: 'elsewhere',
  variants: {
    'another-address': { goods: ['session-cookie', 'device-key'], from: 'elsewhere', imitating: true },
    'another-device': { goods: ['session-cookie'], from: 'victim-network', imitating: false },
    'same-looking-device': {
      goods: ['session-cookie'],
      from: 'victim-network',
      imitating: true,
      needs: ['device-key'],
    },
    'another-address-and-device': { goods: ['session-cookie'], from: 'elsewhere', imitating: false },
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
    const thief = attacker.takes(variant.goods, victim, { imitating: variant.imitating })
    return thief.perform('transfer', rent, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
