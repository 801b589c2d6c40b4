import { scenario } from 'stepproof'

interface Tossed {
  readonly order: 'before' | 'after'
}

export const tossACookie = scenario<Tossed>({
  id: 'cookie-attributes/toss-a-cookie',
  title: 'Toss a session cookie of his own beside the customer’s',
  story:
    'The attacker controls a page on a sibling domain and sets a cookie there that bears the name of the session cookie. The browser sends both, and the customer works in the attacker’s account without noticing.',
  class: 'cookie-attributes',
  seen: ['https://attack.mitre.org/techniques/T1539/'],
  requirements: ['asvs-5.0.0:3.3.1', 'asvs-5.0.0:3.3.2', 'asvs-5.0.0:3.3.3', 'asvs-5.0.0:3.3.4'],
  needs: ['statement'],
  surfaces: ['session'],
  steals: [],
  from: 'elsewhere',
  variants: { 'before-the-own': { order: 'before' }, 'after-the-own': { order: 'after' } },

  async honest({ victim }) {
    await victim.signIn()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, variant }) {
    await attacker.own.signIn()
    await victim.signIn()
    // the one deviation
    const spelled = attacker.tosses('session-cookie', attacker.holds('session-cookie'), victim, variant.order)
    return victim.perform('statement', {}, { spelled })
  },

  expects: { outcome: 'refused' },
})
