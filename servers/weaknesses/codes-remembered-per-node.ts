/** Each node keeps the codes that it has accepted in its own memory. */
import { rememberAt } from './node-memory.ts'
import type { Weakness } from './weakness.ts'

export const codesRememberedPerNode: Weakness = {
  id: 'codes-remembered-per-node',
  title: 'A one-time code that was used at one node is new to every other one',
  class: 'replay-cache-local',
  cwe: 'CWE-294',
  breaks: ['code-spent-once'],
  weaken: (defences) => ({
    ...defences,
    spendTotpStep: (database, { person, step }) => rememberAt(database, `code ${person} ${step}`),
  }),
}
