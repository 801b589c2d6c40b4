import { scenario } from 'stepproof'

interface Tries {
  /** Wrong passwords for each login before the answers are compared. */
  readonly before: (limit: number) => number
  readonly locked: 'by-the-operator' | 'no'
}

export const compareTheAnswers = scenario<Tries>({
  id: 'user-enum/compare-the-answers',
  title: 'Compare the answers for logins that exist and that do not',
  story:
    'The attacker types wrong passwords for a login of which he wants to know whether it exists, and for one that he made up. Whether the account exists, is locked or is out of tries: the answers must be the same.',
  class: 'user-enum',
  seen: ['https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2026/WSO2-2024-3115/'],
  requirements: ['asvs-5.0.0:6.3.8', 'psd2-rts:4.3.a'],
  needs: ['administration', 'clock', 'statement'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'elsewhere',
  locksOut: 'victim',
  variants: {
    'first-try': { before: () => 0, locked: 'no' },
    'out-of-tries': { before: (limit) => limit, locked: 'no' },
    'locked-account': { before: () => 0, locked: 'by-the-operator' },
  },

  async honest({ victim, operator, clock }) {
    await operator.does('unlocked', victim)
    clock.advance(1)
    await victim.signIn()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, operator, target, variant }) {
    const logins = [victim.options.person.login, 'nobody.of.this.name']
    if (variant.locked === 'by-the-operator') await operator.does('locked', victim)
    const asks = (login: string, guess: string) =>
      // the one deviation
      attacker.knowsNothingOf(victim).signIn('password', { login, password: guess, comparison: `wrong password, ${guess}` })
    const answers = []
    for (let guess = 0; guess <= variant.before(target.limits.consecutiveGuesses); guess += 1) {
      for (const login of logins) answers.push(await asks(login, `guess ${guess}`))
    }
    return answers
  },

  expects: { outcome: 'refused' },
})
