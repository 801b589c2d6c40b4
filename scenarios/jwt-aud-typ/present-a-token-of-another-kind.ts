import { scenario } from 'stepproof'

interface Kind {
  readonly goods: 'id-token' | 'refresh-token'
  readonly what: string
}

export const presentATokenOfAnotherKind = scenario<Kind>({
  id: 'jwt-aud-typ/present-a-token-of-another-kind',
  title: 'Present a genuine token of another kind as an access token',
  story:
    'ID tokens lie about in logs and storage, because they open nothing; a refresh token is meant for the provider alone. A thief presents one of them to the API, which might look at no more than the signature.',
  class: 'jwt-aud-typ',
  seen: [
    'https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2026/WSO2-2025-4337/',
    'https://github.com/OpenIDC/mod_auth_openidc/security/advisories/GHSA-wcvh-g65p-v576',
  ],
  requirements: ['rfc-8725:3.11', 'rfc-8725:3.12', 'asvs-5.0.0:9.2.2', 'asvs-5.0.0:9.2.3'],
  needs: ['jwt-access-token', 'dpop', 'statement'],
  surfaces: ['api'],
  steals: ['id-token', 'refresh-token'],
  from: 'elsewhere',
  variants: {
    'id-token': { goods: 'id-token', what: 'an ID token', needs: ['open-id-connect'] },
    'refresh-token': { goods: 'refresh-token', what: 'a refresh token', needs: ['refresh'] },
  },

  async honest({ victim }) {
    await victim.signIn()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, variant: { goods, what } }) {
    await victim.signIn()
    const thief = attacker.takes(goods, victim)
    // the one deviation
    const pretender = await attacker.workshop.passesOff(thief, goods, what)
    return [await pretender.perform('statement', {}), await pretender.perform('statement', {}, { proof: 'none' })]
  },

  expects: { outcome: 'refused' },
})
