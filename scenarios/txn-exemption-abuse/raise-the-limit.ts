import { scenario } from 'stepproof'

interface Raised {
  readonly approved: 'nothing' | 'a-lower-one'
}

export const raiseTheLimit = scenario<Raised>({
  id: 'txn-exemption-abuse/raise-the-limit',
  title: 'Raise the daily limit without a proof, or with the approval of a lower one',
  story:
    'What may leave the account in a day is limited. Before he sends anything, the attacker at the open browser raises the limit: straight away, or with the approval that the customer has just given for a lower one.',
  class: 'txn-exemption-abuse',
  seen: ['https://attack.mitre.org/techniques/T1657/'],
  requirements: ['asvs-5.0.0:2.3.2', 'asvs-5.0.0:7.5.3', 'psd2-rts:5.1.b'],
  needs: ['change-limit'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: { 'without-a-proof': { approved: 'nothing' }, 'with-another-approval': { approved: 'a-lower-one' } },

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('change-limit', victim.intends('change-limit'))
  },

  async attack({ victim, attacker, variant: { approved } }) {
    const wish = victim.intends('change-limit')
    const raised = attacker.forges(wish, 'cents')
    await victim.signIn()
    const asked = await victim.perform('change-limit', wish)
    if (approved === 'a-lower-one') await victim.answer(asked)
    // the one deviation
    return attacker.atDeviceOf(victim).perform('change-limit', raised, approved === 'a-lower-one' ? { after: asked } : {})
  },

  expects: { outcome: 'challenged' },
})
