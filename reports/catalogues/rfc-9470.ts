import { catalogue } from './catalogue.ts'
import { rfc } from './rfc.ts'

/** The step-up challenge of a resource server. */
export const rfc9470 = catalogue({
  ...rfc(9470, 'OAuth 2.0 Step Up Authentication Challenge Protocol', 'September 2023'),
  extent: 'Sections 3 to 9.',
  entries: [
    {
      id: '3',
      says: 'A resource that wants more answers 401 with insufficient_user_authentication, acr_values and max_age, and does nothing else.',
      classes: ['rs-ignores-acr', 'max-age-stale', 'fresh-wrong-method', 'response-leak'],
    },
    {
      id: '4',
      says: 'The client passes the demand on to the authorization server.',
      classes: ['acr-strip'],
    },
    {
      id: '5',
      says: 'The authorization server meets the demand or says that it cannot; what comes back is checked against what was asked.',
      classes: ['acr-strip', 'acr-eval', 'gate-step-skip', 'gate-alt-login-path'],
    },
    {
      id: '6.1',
      says: 'A JWT access token carries the level and the time of the authentication behind it, unchanged by renewal.',
      classes: ['renewal-inflates', 'rs-ignores-acr', 'claim-tamper'],
    },
    {
      id: '6.2',
      says: 'Introspection answers carry the level and the time of the authentication.',
      notTestable: 'No target of this tool uses token introspection.',
    },
    {
      id: '7',
      says: 'The authorization server’s metadata says which levels it knows.',
    },
    {
      id: '8',
      says: 'Deployments agree on the meaning of levels beforehand.',
      notTestable: 'It is an agreement between people.',
    },
    {
      id: '9',
      says: 'Challenges give little away about policy, and tokens for different levels are not confused.',
      classes: ['risk-oracle', 'elevation-scope'],
    },
  ],
})
