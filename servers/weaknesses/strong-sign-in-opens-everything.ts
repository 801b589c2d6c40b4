/** Whoever signed in with a second factor is not asked for it again: the level in the token is all that the resource looks at. */
import { singleDetails } from '../details.ts'
import { factorOf } from '../factors/factor.ts'
import { levelOf } from '../levels.ts'
import { approvesAnything, openedByAnything } from './approves-anything.ts'
import type { Weakness } from './weakness.ts'

export const strongSignInOpensEverything: Weakness = {
  id: 'strong-sign-in-opens-everything',
  title: 'A token of a sign-in with a second factor opens what has to be approved',
  class: 'gate-login-only',
  cwe: 'CWE-308',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    ...openedByAnything(defences),
    approvalsOf: {
      ...defences.approvalsOf,
      token(claims) {
        if (singleDetails(claims.authorization_details) !== null) return defences.approvalsOf.token(claims)
        const { acr, amr, auth_time: authTime, iat } = claims
        return [approvesAnything({ level: levelOf(acr), method: factorOf(amr), authTime, usedAt: iat * 1000, address: null })]
      },
    },
  }),
}
