/** The resource verifies signature, audience and key, and takes that for all that there is to verify. */
import { factorOf } from '../factors/factor.ts'
import { approvesAnything, openedByAnything } from './approves-anything.ts'
import type { Weakness } from './weakness.ts'

export const anyValidTokenOpensEverything: Weakness = {
  id: 'any-valid-token-opens-everything',
  title: 'Any valid access token opens what takes a second factor',
  class: 'rs-ignores-acr',
  cwe: 'CWE-862',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    ...openedByAnything(defences),
    approvalsOf: {
      ...defences.approvalsOf,
      token: ({ amr, auth_time: authTime, iat }) => [
        approvesAnything({ level: 3, method: factorOf(amr), authTime, usedAt: iat * 1000, address: null }),
      ],
    },
  }),
}
