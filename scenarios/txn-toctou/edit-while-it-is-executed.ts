import { scenario } from 'stepproof'

interface Edited {
  readonly operation: 'transfer' | 'batch'
  readonly field: 'payee' | 'cents' | 'payments'
}

export const editWhileItIsExecuted = scenario<Edited>({
  id: 'txn-toctou/edit-while-it-is-executed',
  title: 'Edit the payment while the approved one is being carried out',
  story:
    'The customer has approved a payment. Malware sends the request that carries it out, and in the same moment a change of the payment, so that the check sees the approved one and the execution the other.',
  class: 'txn-toctou',
  seen: ['https://attack.mitre.org/techniques/T1565/001/'],
  requirements: ['asvs-5.0.0:15.4.2', 'asvs-5.0.0:2.3.3', 'psd2-rts:5.1.c'],
  needs: ['statement'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: {
    payee: { operation: 'transfer', field: 'payee', needs: ['transfer'] },
    amount: { operation: 'transfer', field: 'cents', needs: ['transfer'] },
    batch: { operation: 'batch', field: 'payments', needs: ['batch'] },
  },

  async honest({ victim, variant: { operation } }) {
    await victim.signIn()
    return victim.completes(operation, victim.intends(operation))
  },

  async attack({ victim, attacker, variant: { operation, field } }) {
    const wish = victim.intends(operation)
    await victim.signIn()
    const asked = await victim.perform(operation, wish)
    await victim.answer(asked)
    const malware = attacker.atDeviceOf(victim)
    return malware.atOnce(
      () => malware.perform(operation, wish, { after: asked }),
      async () => {
        // As long as one request takes, so that the other is past the check.
        await malware.perform('statement', {})
        // the one deviation
        return malware.perform(operation, attacker.forges(wish, field), { after: asked })
      },
    )
  },

  expects: { outcome: 'challenged', mayBeDone: 1 },
})
