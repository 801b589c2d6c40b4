import { scenario } from 'stepproof'

interface Trusted {
  /** Whose list he writes his account on. */
  readonly list: 'the-victims' | 'his-own'
}

export const trustThePayeeFirst = scenario<Trusted>({
  id: 'txn-exemption-abuse/trust-the-payee-first',
  title: 'Put the account on a list of trusted payees and then send money there',
  story:
    'Payments to trusted payees go without a second factor. Malware in the signed-in browser first adds the attacker’s account to the list, or relies on the attacker having it on his own list, and then sends the money.',
  class: 'txn-exemption-abuse',
  seen: ['https://attack.mitre.org/techniques/T1657/'],
  requirements: ['psd2-rts:13.1', 'asvs-5.0.0:2.3.2', 'asvs-5.0.0:8.2.2'],
  needs: ['transfer', 'add-payee'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: { 'the-victims-list': { list: 'the-victims' }, 'his-own-list': { list: 'his-own' } },

  async honest({ victim }) {
    const { payee, cents } = victim.intends('transfer')
    const trusted = { ...victim.intends('add-payee'), payee: payee ?? '' }
    await victim.signIn()
    await victim.completes('add-payee', trusted)
    return victim.perform('transfer', { payee: payee ?? '', cents: cents ?? 0 })
  },

  async attack({ victim, attacker, variant: { list } }) {
    const payee = attacker.forges(victim.intends('add-payee'), 'payee')
    await victim.signIn()
    // So that the person is known: in doubt nothing goes without a proof.
    await victim.completes('transfer', victim.intends('transfer', 3))
    const malware = attacker.atDeviceOf(victim)
    if (list === 'his-own') {
      await attacker.own.signIn()
      await attacker.own.completes('add-payee', payee)
    }
    // the one deviation
    const added = list === 'the-victims' ? [await malware.perform('add-payee', payee)] : []
    return [...added, await malware.perform('transfer', attacker.forges(victim.intends('transfer'), 'payee'))]
  },

  expects: { outcome: 'challenged' },
})
