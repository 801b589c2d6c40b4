import { catalogue } from './catalogue.ts'
import { rfc } from './rfc.ts'

/** Access tokens that are bound to a key. */
export const rfc9449 = catalogue({
  ...rfc(9449, 'OAuth 2.0 Demonstrating Proof of Possession (DPoP)', 'September 2023'),
  extent: 'Sections 4.3 to 11 as far as a server has to do something.',
  entries: [
    { id: '4.3', says: 'A proof is accepted only when all that it states is checked.', classes: ['dpop-checks'] },
    {
      id: '5',
      says: 'A token is bound to the key of the proof in its request, and stays bound when it is renewed.',
      classes: ['binding-stripped'],
    },
    {
      id: '6.1',
      says: 'The token says which key it is bound to by the thumbprint of the key.',
      classes: ['bearer-theft', 'claim-tamper'],
    },
    {
      id: '6.2',
      says: 'Introspection says which key a token is bound to.',
      notTestable: 'No target of this tool uses token introspection.',
    },
    { id: '7.1', says: 'A bound token is accepted only with a proof of its key.', classes: ['bearer-theft'] },
    { id: '7.2', says: 'A bound token is not accepted as a bearer token.', classes: ['bearer-theft', 'gate-alt-channel'] },
    {
      id: '8',
      says: 'An authorization server may demand a nonce in the proof, and then insists on it.',
    },
    {
      id: '9',
      says: 'A resource server may demand a nonce in the proof, and then insists on it.',
    },
    {
      id: '10',
      says: 'An authorization code can be bound to the key of its client.',
    },
    { id: '11.1', says: 'A proof is worth something for a short time and once.', classes: ['replay-cache-local', 'dpop-checks'] },
    { id: '11.2', says: 'Proofs made in advance are of little use.' },
    {
      id: '11.3',
      says: 'Whoever demanded a nonce accepts no proof without one.',
    },
    {
      id: '11.4',
      says: 'Untrusted code in the client’s context can use its keys.',
      notTestable: 'It warns about clients, and asks nothing of a server.',
    },
    { id: '11.5', says: 'A signed token of another kind is not taken for a proof.', classes: ['dpop-checks'] },
    { id: '11.6', says: 'Proofs are signed asymmetrically, with algorithms that the server chose.', classes: ['dpop-checks'] },
    {
      id: '11.7',
      says: 'A proof does not cover the body of its request.',
      notTestable: 'It says what a proof does not cover, and asks nothing of a server.',
    },
  ],
})
