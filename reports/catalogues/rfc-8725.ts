import { catalogue } from './catalogue.ts'
import { rfc } from './rfc.ts'

/** How JSON Web Tokens are checked. */
export const rfc8725 = catalogue({
  ...rfc(8725, 'JSON Web Token Best Current Practices', 'February 2020'),
  extent: 'Section 3.',
  entries: [
    { id: '3.1', says: 'The receiver decides which algorithm is right, whatever the token says.', classes: ['jwt-alg'] },
    {
      id: '3.2',
      says: 'Only algorithms that are good enough today are used, and none is not one of them.',
      classes: ['jwt-alg'],
    },
    {
      id: '3.3',
      says: 'Every cryptographic operation is checked, and one failure refuses the token.',
      classes: ['claim-tamper', 'jwt-alg'],
    },
    { id: '3.4', says: 'Keys and points that come from outside are checked.' },
    { id: '3.5', says: 'Keys have enough entropy.', notTestable: 'Answers do not show how a key was made.' },
    {
      id: '3.6',
      says: 'Nothing is compressed before it is encrypted.',
      notTestable: 'No target of this tool uses encrypted tokens.',
    },
    { id: '3.7', says: 'UTF-8 is used throughout.' },
    {
      id: '3.8',
      says: 'Issuer and subject are checked against the key and against who is known.',
      classes: ['jwt-key', 'jwt-aud-typ', 'idp-mixup'],
    },
    { id: '3.9', says: 'A token for somebody else is refused.', classes: ['jwt-aud-typ'] },
    { id: '3.10', says: 'Key ids and addresses in a token are not followed.', classes: ['jwt-key'] },
    { id: '3.11', says: 'A token says of which kind it is, and the kind is checked.', classes: ['jwt-aud-typ'] },
    { id: '3.12', says: 'Tokens of different kinds are checked by rules that exclude each other.', classes: ['jwt-aud-typ'] },
  ],
})
