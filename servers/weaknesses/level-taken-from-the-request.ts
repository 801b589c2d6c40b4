/** The demand travels through the browser, and nobody looks at what comes back. */
import { buildAuthorizationUrl } from 'openid-client'
import type { Weakness } from './weakness.ts'

export const levelTakenFromTheRequest: Weakness = {
  id: 'level-taken-from-the-request',
  title: 'What was asked for is taken for what was reached',
  class: 'acr-strip',
  cwe: 'CWE-757',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    authorizationRequest: {
      onlyPushed: false,
      addressFor: (configuration, parameters) => buildAuthorizationUrl(configuration, parameters),
    },
    answeredLevel: (_claims, demand) => demand.level,
  }),
}
