import { scenario } from 'stepproof'

/** Amounts that are no amounts, in cents: what is counted by adding them up goes down, or stands still. */
const odd = [-100_000, -1, 0, 0.4, 1e-9, 2 ** 53]

export const turnTheCounterBack = scenario({
  id: 'txn-exemption-abuse/turn-the-counter-back',
  title: 'Send amounts below zero or between cents past the exemption',
  story:
    'Small amounts need no second factor. Malware sends negative ones, fractions of a cent and numbers that no register can hold: each is small enough for the exemption, and turns its counter back or lets it stand.',
  class: 'txn-exemption-abuse',
  seen: ['https://attack.mitre.org/techniques/T1657/'],
  requirements: ['asvs-5.0.0:2.2.1', 'asvs-5.0.0:2.3.2', 'psd2-rts:16.b'],
  needs: ['transfer', 'small-payments'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',

  async honest({ victim }) {
    await victim.signIn()
    // So that the person is known, and small payments go.
    await victim.completes('transfer', victim.intends('transfer'))
    return victim.perform('transfer', { ...victim.intends('transfer', 2), cents: 1 })
  },

  async attack({ victim, attacker }) {
    await victim.signIn()
    // So that the person is known, and small payments go.
    await victim.completes('transfer', victim.intends('transfer'))
    const malware = attacker.atDeviceOf(victim)
    const tried = []
    for (const cents of odd) {
      // the one deviation
      tried.push(await malware.perform('transfer', { ...attacker.forges(victim.intends('transfer'), 'payee'), cents }))
    }
    return tried
  },

  expects: { outcome: 'challenged' },
})
