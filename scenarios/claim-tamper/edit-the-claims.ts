import { scenario, type TokenForgery } from 'stepproof'

const raised: TokenForgery['claims'] = (claims, { claimsOf, now }) => ({ ...claims, ...claimsOf(3), auth_time: now })

const forgeries: readonly TokenForgery[] = [
  { what: 'a token with other claims under the same signature', claims: raised, signed: { by: 'the-issuer' } },
  {
    // Who takes a token apart at its dots reads the new claims, who reads it as JSON verifies the old ones (CVE-2022-39227).
    what: 'a token in which two readers find different claims',
    claims: raised,
    signed: { by: 'the-issuer' },
    written(forged, { genuine: [head, body, signature] }) {
      const [, claims] = forged.split('.')
      return JSON.stringify({ [`${head}.${claims}.`]: '', protected: head, payload: body, signature })
    },
  },
  {
    what: 'a token with a second set of claims behind the first',
    claims: raised,
    signed: { by: 'the-issuer' },
    written: (forged, { genuine }) => `${genuine.join('.')}.${forged.split('.')[1]}`,
  },
]

export const editTheClaims = scenario({
  id: 'claim-tamper/edit-the-claims',
  title: 'Edit the claims of an access token under its signature',
  story:
    'A thief has found an access token, which is worth nothing without its key. He writes a higher level and his own key into its claims, and leaves the signature as it is or hides the signed claims where only the verifier looks.',
  class: 'claim-tamper',
  seen: ['https://github.com/davedoesdev/python-jwt/commit/88ad9e67c53aa5f7c43ec4aa52ed34b7930068c9'],
  requirements: ['asvs-5.0.0:9.1.1', 'rfc-8725:3.10'],
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
    return tried
  },

  expects: { outcome: 'refused' },
})
