import { scenario } from 'stepproof'

interface Timing {
  readonly when: 'at-once' | 'one-after-the-other'
}

export const useApprovalTwice = scenario<Timing>({
  id: 'single-use-race/use-approval-twice',
  title: 'Use one approval twice at the same time',
  story:
    'The customer approves one transfer. Malware in the browser sends the request that carries it out twice in the same moment, or once more afterwards, so that the money leaves the account twice.',
  class: 'single-use-race',
  seen: ['https://github.com/better-auth/better-auth/pull/9993'],
  requirements: ['asvs-5.0.0:2.3.4', 'asvs-5.0.0:15.4.2'],
  needs: ['transfer'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: { 'at-once': { when: 'at-once' }, 'one-after-the-other': { when: 'one-after-the-other' } },

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
    return variant.when === 'at-once' ? malware.atOnce(send, send) : [await send(), await send()]
  },

  expects: { outcome: 'challenged', mayBeDone: 1 },
})
