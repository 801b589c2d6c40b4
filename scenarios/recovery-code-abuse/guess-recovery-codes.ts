import { type Code, nextRecoveryCode, scenario } from 'stepproof'

/** A code of the right form that nobody was given. */
const made = (number: number): Code => ({ text: `2222-3333-4444-55${10 + number}`, of: 'guess', step: null })

export const guessRecoveryCodes = scenario({
  id: 'recovery-code-abuse/guess-recovery-codes',
  title: 'Guess recovery codes',
  story:
    'The attacker knows the password and guesses recovery codes, each over a challenge of its own. The guess after the last allowed one happens to be right; it must not be looked at any more.',
  class: 'recovery-code-abuse',
  seen: ['https://attack.mitre.org/techniques/T1110/001/'],
  requirements: ['psd2-rts:4.3.b', 'nist-800-63b-4:3.2.2', 'asvs-5.0.0:6.3.1'],
  needs: ['recovery-codes', 'totp', 'enrol-factor'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'victim-network',
  holds: ['totp', 'recovery-codes'],
  locksOut: 'victim',

  async honest({ victim, target }) {
    const wish = victim.intends('enrol-factor')
    await victim.signIn()
    for (let mistake = 1; mistake < target.limits.consecutiveGuesses; mistake += 1) {
      const asked = await victim.perform('enrol-factor', wish)
      await victim.answer(asked, { factor: 'recovery-code', code: made(mistake) })
    }
    return victim.completes('enrol-factor', wish, { factor: 'recovery-code' })
  },

  async attack({ victim, attacker, target }) {
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    for (let guess = 1; guess <= target.limits.consecutiveGuesses; guess += 1) {
      const asked = await thief.perform('enrol-factor', { name: 'Spare' })
      await thief.answer(asked, { factor: 'recovery-code', code: made(guess) })
    }
    const asked = await thief.perform('enrol-factor', { name: 'Spare' })
    const lucky: Code = { ...nextRecoveryCode(victim), of: 'guess' }
    // the one deviation
    return thief.answer(asked, { factor: 'recovery-code', code: lucky })
  },

  expects: { outcome: 'refused' },
})
