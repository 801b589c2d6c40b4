import { type Goods, scenario } from 'stepproof'

interface Copied {
  readonly goods: readonly Goods[]
  /** Whether the thief's browser says of itself what the victim's says. */
  readonly imitating: boolean
  /** Whether the cookie is copied before the victim's step-up or after it. */
  readonly copied: 'before' | 'after'
}

export const replayStolenCookie = scenario<Copied>({
  id: 'session-hijack/replay-stolen-cookie',
  title: 'Replay a stolen session cookie from another address or device',
  story:
    'Malware on the victim’s computer copies the session cookie right before or after the customer approves a payment. The thief puts it into his own browser, which may pass for the victim’s and in the worst case has even its key, and tries to send the money before the customer does.',
  class: 'session-hijack',
  seen: ['https://attack.mitre.org/techniques/T1539/'],
  requirements: ['asvs-5.0.0:8.2.4', 'asvs-5.0.0:7.5.3'],
  needs: ['transfer'],
  surfaces: ['session'],
  steals: ['session-cookie', 'device-key'],
  from: 'elsewhere',
  variants: {
    'another-address': { goods: ['session-cookie', 'device-key'], from: 'elsewhere', imitating: true, copied: 'after' },
    'another-address-before': { goods: ['session-cookie', 'device-key'], from: 'elsewhere', imitating: true, copied: 'before' },
    'another-device': { goods: ['session-cookie'], from: 'victim-network', imitating: false, copied: 'after' },
    'same-looking-device': {
      goods: ['session-cookie'],
      from: 'victim-network',
      imitating: true,
      copied: 'after',
      needs: ['device-key'],
    },
    'another-address-and-device': { goods: ['session-cookie'], from: 'elsewhere', imitating: false, copied: 'after' },
  },

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker, variant }) {
    const rent = victim.intends('transfer')
    await victim.signIn()
    const steal = () => attacker.takes(variant.goods, victim, { imitating: variant.imitating })
    const early = variant.copied === 'before' ? steal() : null
    const asked = await victim.perform('transfer', rent)
    await victim.answer(asked)
    // the one deviation
    const thief = early ?? steal()
    return thief.perform('transfer', rent, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
