import { scenario, travels } from 'stepproof'

interface Journey {
  /** Between what the victim does at home and the attack ten thousand kilometres away. */
  readonly seconds: number
}

const day = 24 * 3600

export const actFromFarAwayAtOnce = scenario<Journey>({
  id: 'geo-travel/act-from-far-away-at-once',
  title: 'Act from the other end of the world minutes after the customer',
  story:
    'The customer pays the rent at home. Minutes later, before anybody could have got there, the attacker signs in with the password ten thousand kilometres away and asks for a payment; the customer would be asked for a code only, a day later and from there.',
  class: 'geo-travel',
  seen: ['https://github.com/shift72/caddy-geo-ip/issues/4'],
  requirements: ['asvs-5.0.0:8.2.4', 'asvs-5.0.0:6.3.5', 'nist-800-63b-4:5.3', 'psd2-rts:18.2.c'],
  needs: ['places', 'transfer', 'clock', 'webauthn'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'elsewhere',
  variants: { 'at-once': { seconds: 1 }, 'minutes-later': { seconds: 300 }, 'hours-later': { seconds: 5 * 3600 } },

  async honest({ victim, clock }) {
    await victim.signIn()
    await victim.completes('transfer', victim.intends('transfer', 2))
    clock.advance(day)
    const away = travels(victim, 'elsewhere')
    await away.signIn()
    return away.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker, clock, variant }) {
    await victim.signIn()
    await victim.completes('transfer', victim.intends('transfer'))
    clock.advance(variant.seconds)
    // the one deviation
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    return thief.perform('transfer', attacker.forges(victim.intends('transfer', 2), 'payee'))
  },

  expects: { outcome: 'challenged', level: 3 },
})
