import { type Bench, scenario, type TokenForgery } from 'stepproof'

const unsigned = ['none', 'None', 'NONE', 'nOnE', '', 'ES256'].map(
  (alg): TokenForgery => ({
    what: `a token with the algorithm "${alg}" and no signature`,
    header: (header) => ({ ...header, alg }),
    signed: { by: 'nobody' },
  }),
)

/** What a careless library takes for the secret when it is handed a public key. */
const secrets: Readonly<Record<string, (bench: Bench) => string | Uint8Array>> = {
  'the published key as PEM': ({ published }) => published.pem,
  'the published key as PEM without the last line end': ({ published }) => published.pem.trimEnd(),
  'the published key as DER': ({ published }) => published.spki,
  'the published key as JWK': ({ published }) => JSON.stringify(published.jwk),
  'an empty secret': () => '',
}

const hashes = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' } as const

const withSecret = Object.entries(secrets).flatMap(([name, secret]) =>
  Object.entries(hashes).map(
    ([alg, hash]): TokenForgery => ({
      what: `a token signed by ${alg} with ${name}`,
      header: (header) => ({ ...header, alg }),
      signed: { by: 'hmac', hash, secret },
    }),
  ),
)

const forgeries: readonly TokenForgery[] = [
  ...unsigned,
  {
    what: 'a token of two parts',
    header: (header) => ({ ...header, alg: 'none' }),
    signed: { by: 'no-third-part' },
  },
  ...withSecret,
]

export const signWithAnotherAlgorithm = scenario({
  id: 'jwt-alg/sign-with-another-algorithm',
  title: 'Forge an access token with an algorithm of the attacker’s choice',
  story:
    'A thief has found an access token, which is worth nothing without its key. He writes his own key into it, and signs it with nothing, or with the published key of the issuer as if it were a secret.',
  class: 'jwt-alg',
  seen: [
    'https://github.com/advisories/GHSA-ffqj-6fqr-9h24',
    'https://nvd.nist.gov/vuln/detail/CVE-2024-37568',
    'https://github.com/OpenIDC/mod_auth_openidc/blob/master/ChangeLog',
  ],
  requirements: ['rfc-8725:3.1', 'rfc-8725:3.2', 'asvs-5.0.0:9.1.1', 'asvs-5.0.0:9.1.2'],
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
