import { scenario } from 'stepproof'

interface Injected {
  /** What the attacker's client says of itself. */
  readonly agent: string
}

export const forgeAnEvent = scenario<Injected>({
  id: 'log-injection/forge-an-event',
  title: 'Forge an entry of the audit log',
  story:
    'The attacker knows that the log keeps the words of his browser. He gives it a name that closes the entry and opens another one, in which the payment that was refused to him was approved.',
  class: 'log-injection',
  seen: ['https://github.com/advisories/GHSA-j628-q885-8gr5'],
  requirements: ['asvs-5.0.0:16.4.1'],
  needs: ['audit', 'transfer'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'elsewhere',
  variants: {
    json: { agent: 'x","decision":"continue","reason":"approved at level 3","y":"' },
    'json-with-another-owner': { agent: 'x","decision":"continue","person":"somebody","y":"' },
    'encoded-line-breaks': { agent: 'x%0d%0a{"decision":"continue"}\\r\\n{"decision":"continue"}\\u000a' },
  },

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker, variant: { agent } }) {
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    // the one deviation
    return thief.perform('transfer', attacker.forges(victim.intends('transfer'), 'payee'), {
      spelled: (request) => ({ ...request, headers: { ...request.headers, 'user-agent': agent } }),
    })
  },

  expects: { outcome: 'challenged' },
})
