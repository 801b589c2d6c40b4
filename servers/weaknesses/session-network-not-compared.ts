/** Where a session is used from is not compared with where it was begun: addresses change all the time. */
import type { Weakness } from './weakness.ts'

export const sessionNetworkNotCompared: Weakness = {
  id: 'session-network-not-compared',
  title: 'A session that moves abroad is not unusual',
  class: 'ip-shift',
  cwe: 'CWE-613',
  breaks: ['unusual-context-demands-more'],
  weaken: (defences) => ({
    ...defences,
    signals: { ...defences.signals, address: () => null },
  }),
}
