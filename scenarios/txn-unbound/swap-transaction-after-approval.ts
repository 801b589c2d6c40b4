import { scenario } from 'stepproof'

interface Swapped {
  readonly field: 'payee' | 'cents'
}

export const swapTransactionAfterApproval = scenario<Swapped>({
  id: 'txn-unbound/swap-transaction-after-approval',
  title: 'Use an approval for another payee or amount',
  story:
    'Malware in the browser lets the customer approve the rent. Then it changes the payee, or the amount, in the transfer that is carried out on the strength of that approval.',
  class: 'txn-unbound',
  seen: ['https://attack.mitre.org/techniques/T1185/'],
  requirements: ['psd2-rts:5.1.b', 'psd2-rts:5.1.d', 'asvs-5.0.0:7.5.3'],
  needs: ['transfer'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: { payee: { field: 'payee' }, amount: { field: 'cents' } },

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
    // the one deviation
    return malware.perform('transfer', attacker.forges(rent, variant.field), { after: asked })
  },

  expects: { outcome: 'challenged' },
})
