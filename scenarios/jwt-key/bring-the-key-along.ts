import { scenario, type TokenForgery } from 'stepproof'

/** Ways to have a key looked up, by what stands in the header or the claims. */
const forgeries: readonly TokenForgery[] = [
  { what: 'a token by another key under the id of the published one', signed: { by: 'own-key' } },
  {
    what: 'a token that brings its key',
    header: (header, { own }) => ({ ...header, jwk: own }),
    signed: { by: 'own-key' },
  },
  {
    what: 'a token that points to its key',
    header: (header, { keySet }) => ({ ...header, jku: keySet }),
    signed: { by: 'own-key' },
  },
  {
    what: 'a token that points to its certificate',
    header: (header, { keySet }) => ({ ...header, x5u: keySet }),
    signed: { by: 'own-key' },
  },
  {
    what: 'a token whose key id is an address',
    header: (header, { keySet }) => ({ ...header, kid: keySet }),
    signed: { by: 'own-key' },
  },
  {
    what: 'a token of another issuer, with keys there',
    claims: (claims, { keySet }) => ({ ...claims, iss: new URL(keySet).origin }),
    signed: { by: 'own-key' },
  },
  { what: 'a token by a key that nobody knows', header: (header) => ({ ...header, kid: 'another' }), signed: { by: 'own-key' } },
  { what: 'a token that names no key', header: (header) => ({ ...header, kid: undefined }), signed: { by: 'own-key' } },
  {
    what: 'a token whose key id leads to an empty file',
    header: (header) => ({ ...header, alg: 'HS256', kid: '../../../../../../dev/null' }),
    signed: { by: 'hmac', hash: 'sha256', secret: () => '' },
  },
  {
    what: 'a token whose key id is a piece of SQL',
    header: (header) => ({ ...header, alg: 'HS256', kid: "x' union select 'secret' -- " }),
    signed: { by: 'hmac', hash: 'sha256', secret: () => 'secret' },
  },
]

export const bringTheKeyAlong = scenario({
  id: 'jwt-key/bring-the-key-along',
  title: 'Sign an access token with a key of the attacker’s own',
  story:
    'A thief has found an access token, which is worth nothing without its key. He writes his own key into it, signs it anew, and has the token say where the key to verify it with is found: in its header, on a server of his, under a made-up id.',
  class: 'jwt-key',
  seen: ['https://attack.mitre.org/techniques/T1606/'],
  requirements: ['rfc-8725:3.10', 'asvs-5.0.0:9.1.3'],
  needs: ['jwt-access-token', 'statement'],
  surfaces: ['api'],
  steals: ['access-token'],
  from: 'elsewhere',

  async honest({ victim }) {
    await victim.signIn()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker }) {
    await victim.signIn()
    const thief = attacker.takes('access-token', victim)
    const tried = []
    for (const forgery of forgeries) {
      // the one deviation
      const forger = await attacker.workshop.forges(thief, forgery)
      tried.push(await forger.perform('statement', {}))
    }
    await attacker.workshop.heard('a key set')
    return tried
  },

  expects: { outcome: 'refused' },
})
