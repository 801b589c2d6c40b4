import { type RequestTemplate, scenario } from 'stepproof'

interface Spelled {
  /** What the request says of how it came. */
  readonly headers: Readonly<Record<string, string>>
}

export const actWithoutTls = scenario<Spelled>({
  id: 'http-8080/act-without-tls',
  title: 'Send requests to the port without TLS, and use what was heard there',
  story:
    'Somebody in the same network gets the victim’s client to use the address without TLS, and listens. He sends requests of his own there, says that they came over TLS, and then uses the session that he heard.',
  class: 'http-8080',
  seen: ['https://attack.mitre.org/techniques/T1040/'],
  requirements: ['asvs-5.0.0:12.2.1', 'asvs-5.0.0:4.1.2', 'asvs-5.0.0:3.3.1'],
  needs: ['plain-http', 'statement'],
  surfaces: ['session'],
  steals: ['session-cookie'],
  from: 'victim-network',
  variants: {
    'as-it-is': { headers: {} },
    'said-to-be-https': { headers: { 'x-forwarded-proto': 'https', forwarded: 'proto=https', 'x-forwarded-ssl': 'on' } },
    'for-another-host': { headers: { host: 'secure-login.example' } },
  },

  async honest({ victim }) {
    await victim.signIn()
    return victim.perform('statement', victim.intends('statement'))
  },

  async attack({ victim, attacker, variant }) {
    const { headers } = variant
    await victim.signIn()
    await victim.perform('statement', victim.intends('statement'))
    const thief = attacker.takes('session-cookie', victim, { imitating: true })
    const requests: readonly RequestTemplate[] = [
      { method: 'GET', path: '/', headers },
      { method: 'GET', path: '/login?return_to=/&login=somebody', headers },
      { method: 'POST', path: '/login', headers, body: { login: 'somebody' } },
      { method: 'PUT', path: '/profile', headers, body: { email: 'somebody@secure-login.example' } },
    ]
    const sent = []
    for (const request of requests) {
      // the one deviation
      sent.push(await attacker.makesSendInClear(victim, request))
    }
    return [...sent, await thief.perform('statement', victim.intends('statement'))]
  },

  expects: { outcome: 'refused' },
})
