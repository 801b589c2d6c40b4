/** The score goes along for the dashboard of the developers. */
import type { Weakness } from './weakness.ts'

export const scoreToldToTheClient: Weakness = {
  id: 'score-told-to-the-client',
  title: 'Refusals carry the risk score',
  class: 'risk-oracle',
  cwe: 'CWE-200',
  breaks: ['refusals-tell-nothing'],
  weaken: (defences) => ({
    ...defences,
    describeDecision: (decision, visit) => `${defences.describeDecision(decision, visit)} (risk score ${visit.risk.score})`,
  }),
}
