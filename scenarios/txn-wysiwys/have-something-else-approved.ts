import { scenario } from 'stepproof'

interface Slipped {
  readonly operation: 'transfer' | 'batch' | 'add-payee'
  readonly field: 'payee' | 'cents' | 'payments'
}

export const haveSomethingElseApproved = scenario<Slipped>({
  id: 'txn-wysiwys/have-something-else-approved',
  title: 'Have the owner approve what the page does not show',
  story:
    'Malware changes the payment before it is sent: another payee, another amount, one payment more in the batch. The customer reads on the approval page what is going to be approved, and gives up as soon as something else stands there; what does not stand there raises no doubt.',
  class: 'txn-wysiwys',
  seen: ['https://attack.mitre.org/techniques/T1565/002/'],
  requirements: ['psd2-rts:5.1.a', 'psd2-rts:5.2.b', 'psd2-rts:5.3.b'],
  needs: ['approval-page'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: {
    payee: { operation: 'transfer', field: 'payee', needs: ['transfer'] },
    amount: { operation: 'transfer', field: 'cents', needs: ['transfer'] },
    'one-more-payment': { operation: 'batch', field: 'payments', needs: ['batch'] },
    'trusted-payee': { operation: 'add-payee', field: 'payee', needs: ['add-payee'] },
  },

  async honest({ victim, variant: { operation } }) {
    const wish = victim.intends(operation)
    await victim.signIn()
    return victim.completes(operation, wish, { believing: wish })
  },

  async attack({ victim, attacker, variant: { operation, field } }) {
    const wish = victim.intends(operation)
    // the one deviation
    const changed = attacker.forges(wish, field)
    await victim.signIn()
    const malware = attacker.atDeviceOf(victim)
    const asked = await malware.perform(operation, changed)
    if (asked.step.outcome !== 'challenged') return asked
    await victim.answer(asked, { believing: wish })
    return malware.perform(operation, changed, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
