/** Countries are compared, distances and times are not. */
import type { Weakness } from './weakness.ts'

export const travelNotComputed: Weakness = {
  id: 'travel-not-computed',
  title: 'Nobody asks how somebody got there so fast',
  class: 'geo-travel',
  cwe: 'CWE-778',
  breaks: ['unusual-context-demands-more'],
  weaken: (defences) => ({
    ...defences,
    signals: { ...defences.signals, velocity: () => null },
  }),
}
