/** What was begun stays until its time is over, as in django-mfa2 (CVE-2022-42731). */
import type { Weakness } from './weakness.ts'

export const registrationNotSpent: Weakness = {
  id: 'registration-not-spent',
  title: 'The challenge of a registration is good for several keys',
  class: 'enrol-foreign',
  cwe: 'CWE-294',
  breaks: ['answered-as-required'],
  weaken: (defences) => ({ ...defences, spendPendingFactor: () => true }),
}
