import { catalogue } from './catalogue.ts'
import { rfc } from './rfc.ts'

/** The claims of a token that say for whom and how long it is good. */
export const rfc7519 = catalogue({
  ...rfc(7519, 'JSON Web Token (JWT)', 'May 2015'),
  extent: 'The registered claims of section 4.1, and validation in section 7.2.',
  entries: [
    { id: '4.1.1', says: 'The issuer is the one that was expected.', classes: ['jwt-aud-typ'] },
    { id: '4.1.3', says: 'The receiver finds itself in the audience, or refuses.', classes: ['jwt-aud-typ'] },
    { id: '4.1.4', says: 'After its end a token is refused.', classes: ['jwt-time'] },
    { id: '4.1.5', says: 'Before its beginning a token is refused.' },
    {
      id: '4.1.6',
      says: 'The time of issue says how old a token is.',
      notTestable: 'It is information for the receiver, without a rule to break.',
    },
    { id: '4.1.7', says: 'An id can keep a token from being used again.', classes: ['replay-cache-local'] },
    { id: '7.2', says: 'A token that does not parse or verify is refused.', classes: ['claim-tamper', 'jwt-alg', 'jwt-key'] },
  ],
})
