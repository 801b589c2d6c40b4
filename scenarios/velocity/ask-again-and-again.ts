import { scenario } from 'stepproof'

/** In ten minutes: more than people do. */
const times = 31

export const askAgainAndAgain = scenario({
  id: 'velocity/ask-again-and-again',
  title: 'Ask for protected actions faster than people do',
  story:
    'A script with the customer’s password signs in from abroad and asks for a protected action again and again, from two sessions in turn, hoping that one of the questions is answered by mistake or that nobody counts.',
  class: 'velocity',
  seen: ['https://attack.mitre.org/techniques/T1078/'],
  requirements: ['asvs-5.0.0:2.4.1', 'asvs-5.0.0:6.3.5', 'psd2-rts:18.2.c'],
  needs: ['places', 'change-email', 'webauthn'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'elsewhere',

  async honest({ victim }) {
    await victim.signIn()
    await victim.perform('change-email', victim.intends('change-email', 2))
    await victim.perform('change-email', victim.intends('change-email', 3))
    return victim.completes('change-email', victim.intends('change-email'))
  },

  async attack({ victim, attacker }) {
    const thieves = [attacker.takes('password', victim), attacker.takes('password', victim)]
    for (const thief of thieves) await thief.signIn()
    const [first, second] = thieves
    const asks = []
    for (let count = 0; count < times; count += 1) {
      const thief = count % 2 === 0 ? first : second
      // the one deviation
      asks.push(await thief?.perform('change-email', attacker.forges({}, 'email')))
    }
    return asks.slice(-1).flatMap((deed) => deed ?? [])
  },

  expects: { outcome: 'challenged', level: 3 },
})
