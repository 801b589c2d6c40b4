/** The support asked for refusals that say what is wrong. */
import type { Weakness } from './weakness.ts'

export const refusalSaysWhy: Weakness = {
  id: 'refusal-says-why',
  title: 'A refusal says which check failed',
  class: 'risk-oracle',
  cwe: 'CWE-209',
  breaks: ['refusals-tell-nothing'],
  weaken: (defences) => ({
    ...defences,
    describeDecision: (decision) => decision.reason,
  }),
}
