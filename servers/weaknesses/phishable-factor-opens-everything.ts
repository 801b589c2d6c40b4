/** People without a key complained, so that no action demands more than a second factor any longer. */
import { levelAtRisk } from '../gateway/decide/level-at-risk.ts'
import type { Weakness } from './weakness.ts'

export const phishableFactorOpensEverything: Weakness = {
  id: 'phishable-factor-opens-everything',
  title: 'A factor that can be phished is enough for every action',
  class: 'aitm-relay',
  cwe: 'CWE-308',
  breaks: ['phishing-opens-nothing-protected'],
  weaken: (defences) => ({
    ...defences,
    levelAtRisk: (declared, risk) => (levelAtRisk(declared, risk) === 1 ? 1 : 2),
  }),
}
