/** The speed is that of a session: where its person was in another one, or in the app, does not count. */
import type { Weakness } from './weakness.ts'

export const travelMeasuredWithinASession: Weakness = {
  id: 'travel-measured-within-a-session',
  title: 'A second session may be anywhere',
  class: 'geo-travel',
  cwe: 'CWE-778',
  breaks: ['unusual-context-demands-more'],
  weaken: (defences) => ({
    ...defences,
    signals: {
      ...defences.signals,
      velocity: (seen) => defences.signals.velocity({ ...seen, habits: { ...seen.habits, last: null } }),
    },
  }),
}
