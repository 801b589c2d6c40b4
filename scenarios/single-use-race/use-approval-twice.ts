import { scenario } from 'stepproof'

interface Timing {
  readonly when: 'at-once' | 'one-after-the-other'
  readonly senders: number
}

export const useApprovalTwice = scenario<Timing>({
  id: 'single-use-race/use-approval-twice',
  title: 'Use one approval twice at the same time',
  story:
    'The customer approves one transfer. Malware in the browser sends the request that carries it out twice or fifty times in the same moment, or once more afterwards, so that the money leaves the account twice.',
  class: 'single-use-race',
  seen: ['https://github.com/better-auth/better-auth/pull/9993'],
  requirements: ['asvs-5.0.0:2.3.4', 'asvs-5.0.0:15.4.2'],
  needs: ['transfer'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: {
    'at-once': { when: 'at-once', senders: 2 },
    'fifty-at-once': { when: 'at-once', senders: 50 },
    'one-after-the-other': { when: 'one-after-the-other', senders: 2 },
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
    const malware = attacker.atDeviceOf(victim)
    const send = () => malware.perform('transfer', rent, { after: asked })
    // the one deviation
    return variant.when === 'at-once'
      ? malware.atOnce(...Array.from({ length: variant.senders }, () => send))
      : [await send(), await send()]
  },

  expects: { outcome: 'challenged', mayBeDone: 1 },
})
