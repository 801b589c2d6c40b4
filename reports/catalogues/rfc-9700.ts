import { catalogue } from './catalogue.ts'
import { rfc } from './rfc.ts'

const ofClients = 'It is about clients of other makers, of which the tool knows nothing.'

/** What is known to go wrong with OAuth, and what is done about it. */
export const rfc9700 = catalogue({
  ...rfc(9700, 'Best Current Practice for OAuth 2.0 Security', 'January 2025'),
  extent: 'Sections 2 and 4.',
  entries: [
    {
      id: '2.1',
      says: 'Flows over redirects are protected: exact addresses, no open redirector, state of one’s own.',
      classes: ['return-to', 'idp-mixup'],
    },
    {
      id: '2.1.1',
      says: 'Authorization codes are protected by PKCE, tied to the transaction and the browser.',
      classes: ['code-pkce'],
    },
    {
      id: '2.1.2',
      says: 'Access tokens do not come in the answer to an authorization request.',
    },
    { id: '2.2.1', says: 'Access tokens are bound to their sender.', classes: ['bearer-theft', 'binding-stripped'] },
    { id: '2.2.2', says: 'Refresh tokens are bound to their sender or replaced at each use.', classes: ['refresh-reuse'] },
    {
      id: '2.3',
      says: 'A token opens no more than it has to, and only where it is meant to.',
      classes: ['jwt-aud-typ', 'rs-ignores-acr'],
    },
    {
      id: '2.4',
      says: 'Nobody hands the owner’s password to a client.',
      classes: ['gate-alt-channel'],
    },
    { id: '2.5', says: 'Clients authenticate, preferably by asymmetric keys.' },
    { id: '4.1', says: 'Redirect addresses are compared character by character.' },
    { id: '4.2', says: 'Codes and state do not leak in the Referer header.' },
    { id: '4.3', says: 'Codes and tokens do not stay in the browser’s history.' },
    { id: '4.4', says: 'An answer of another authorization server is not taken for the one awaited.', classes: ['idp-mixup'] },
    { id: '4.5', says: 'A stolen code cannot be put into a flow of the attacker.', classes: ['code-pkce'] },
    { id: '4.6', says: 'A stolen access token cannot be put into a client.', notTestable: ofClients },
    { id: '4.7', says: 'Another site cannot begin or finish a flow in the person’s browser.', classes: ['csrf-stepup'] },
    { id: '4.8', says: 'PKCE cannot be left out where it was begun.', classes: ['code-pkce'] },
    {
      id: '4.9',
      says: 'A token given to a false resource server is of no use at another.',
      classes: ['jwt-aud-typ', 'bearer-theft'],
    },
    { id: '4.10', says: 'A stolen access token cannot be used.', classes: ['bearer-theft'] },
    { id: '4.11', says: 'Nobody redirects to where a request says.', classes: ['return-to'] },
    { id: '4.12', says: 'Redirects after a form do not repeat it elsewhere.' },
    {
      id: '4.13',
      says: 'Headers of a proxy in front are taken from that proxy only.',
      classes: ['gate-forwarded-meta', 'proxy-ip-trust'],
    },
    {
      id: '4.14',
      says: 'Refresh tokens are bound or replaced, lapse, and end when the person or the client is out.',
      classes: ['refresh-reuse', 'refresh-state'],
    },
    { id: '4.15', says: 'A client cannot pose as a person.' },
    { id: '4.16', says: 'Pages of the authorization server cannot be framed.', classes: ['clickjack'] },
    {
      id: '4.17',
      says: 'Messages between windows go to and come from the right place.',
      notTestable: 'No target of this tool uses messages between windows.',
    },
  ],
})
