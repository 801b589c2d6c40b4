/**
 * A signal that cannot be read says nothing, and what says nothing adds no points.
 * As in better-auth before pull request 9990: the limit was skipped when the address could not be determined.
 */
import type { Weakness } from './weakness.ts'

export const missingSignalCountsNothing: Weakness = {
  id: 'missing-signal-counts-nothing',
  title: 'What cannot be seen is not unusual',
  class: 'risk-signal-missing',
  cwe: 'CWE-636',
  breaks: ['unusual-context-demands-more'],
  weaken: (defences) => ({
    ...defences,
    missingSignal: () => null,
  }),
}
