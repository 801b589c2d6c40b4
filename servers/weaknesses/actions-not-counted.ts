/** Requests are limited at the door; how often somebody asks for what is protected is not counted. */
import type { Weakness } from './weakness.ts'

export const actionsNotCounted: Weakness = {
  id: 'actions-not-counted',
  title: 'Nobody counts how often protected actions are asked for',
  class: 'velocity',
  cwe: 'CWE-799',
  breaks: ['unusual-context-demands-more'],
  weaken: (defences) => ({
    ...defences,
    signals: { ...defences.signals, rate: () => null },
  }),
}
