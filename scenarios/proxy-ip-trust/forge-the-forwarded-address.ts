import { type Actor, behindProxy, type PerformHow, scenario } from 'stepproof'

interface Forged {
  /** Headers that claim to be from the victim's address. */
  readonly headers: (victim: string) => Readonly<Record<string, string>>
  /** Comes through the target's own proxy, which adds the real address behind what the client said. */
  readonly proxied?: true
}

const forwardedFor = (said: (victim: string) => string): Forged => ({
  headers: (victim) => ({ 'x-forwarded-for': said(victim) }),
})

export const forgeTheForwardedAddress = scenario<Forged>({
  id: 'proxy-ip-trust/forge-the-forwarded-address',
  title: 'Claim the customer’s address in a forwarding header',
  story:
    'An accomplice abroad has a copy of the session, the key of its device, and knows the customer’s address. He writes it, or a local one, or something that is no address, into the headers by which proxies name the client, and asks for the payment that was approved at home.',
  class: 'proxy-ip-trust',
  seen: [
    'https://github.com/goauthentik/authentik/blob/main/website/docs/security/cves/CVE-2024-47070.md',
    'https://github.com/gofiber/fiber/security/advisories/GHSA-3q5p-3558-364f',
    'https://github.com/pennersr/django-allauth/blob/main/ChangeLog.rst',
  ],
  requirements: ['asvs-5.0.0:15.3.4', 'asvs-5.0.0:4.1.3', 'nist-800-63b-4:5.3'],
  needs: ['places', 'transfer', 'webauthn'],
  surfaces: ['session'],
  steals: ['session-cookie', 'device-key'],
  from: 'neighbouring-country',
  variants: {
    'the-victim': forwardedFor((victim) => victim),
    'the-victim-first': forwardedFor((victim) => `${victim}, 198.51.100.7`),
    'the-victim-last': forwardedFor((victim) => `198.51.100.7, ${victim}`),
    localhost: forwardedFor(() => '127.0.0.1'),
    'no-address': forwardedFor(() => 'a'),
    'other-headers': {
      headers: (victim) => ({
        forwarded: `for=${victim}`,
        'x-real-ip': victim,
        'x-client-ip': victim,
        'true-client-ip': victim,
        'cf-connecting-ip': victim,
      }),
    },
    'through-the-proxy': { headers: () => ({}), proxied: true, needs: ['proxy'] },
  },

  async honest({ victim, variant }) {
    const customer = variant.proxied ? behindProxy(victim) : victim
    await customer.signIn()
    return customer.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker, variant }) {
    const rent = victim.intends('transfer')
    const { address } = victim.options.device
    await victim.signIn()
    const asked = await victim.perform('transfer', rent)
    await victim.answer(asked)
    const copy = attacker.takes(['session-cookie', 'device-key'], victim, { imitating: true })
    // the one deviation
    const thief: Actor = variant.proxied ? behindProxy(copy, (own) => `${address}, ${own}`) : copy
    const spelled: PerformHow['spelled'] = (request) => ({
      ...request,
      headers: { ...request.headers, ...variant.headers(address) },
    })
    return thief.perform('transfer', rent, { after: asked, spelled })
  },

  expects: { outcome: 'challenged', level: 3 },
})
