import { type Actor, atAnotherAddress, type Code, scenario } from 'stepproof'

interface Guessing {
  readonly factor: 'totp' | 'recovery-code'
  readonly operation: 'transfer' | 'enrol-factor'
  readonly over: 'challenges' | 'sign-ins'
  /** Seconds before the right one, counted from the end of the lock. */
  readonly beforeLockEnds?: number
}

export const guessOverFreshChallenges = scenario<Guessing>({
  id: 'otp-brute/guess-over-fresh-challenges',
  title: 'Guess codes over fresh challenges, sessions and addresses',
  story:
    'The attacker knows the password. He guesses codes and starts anew before every guess: another challenge, or another sign-in from another address, so that each of them sees one wrong answer only. The guess after the last allowed one happens to be right.',
  class: 'otp-brute',
  seen: [
    'https://github.com/zitadel/zitadel/security/advisories/GHSA-7j7j-66cv-m239',
    'https://github.com/pterodactyl/panel/security/advisories/GHSA-5vfx-8w6m-h3v4',
  ],
  requirements: ['psd2-rts:4.3.b', 'pci-dss-4.0.1:8.3.4', 'asvs-5.0.0:6.6.3'],
  needs: ['totp'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'elsewhere',
  holds: ['totp', 'recovery-codes'],
  locksOut: 'victim',
  variants: {
    challenges: { factor: 'totp', operation: 'transfer', over: 'challenges', needs: ['transfer'] },
    'sign-ins': { factor: 'totp', operation: 'transfer', over: 'sign-ins', needs: ['transfer'] },
    'a-second-before-the-lock-ends': {
      factor: 'totp',
      operation: 'transfer',
      over: 'challenges',
      beforeLockEnds: 1,
      needs: ['transfer', 'clock'],
    },
    'recovery-codes': {
      factor: 'recovery-code',
      operation: 'enrol-factor',
      over: 'sign-ins',
      needs: ['enrol-factor', 'recovery-codes'],
    },
  },

  async honest({ victim, target, variant }) {
    const { operation, factor } = variant
    const wish = victim.intends(operation)
    await victim.signIn()
    for (let mistake = 1; mistake < target.limits.consecutiveGuesses; mistake += 1) {
      const asked = await victim.perform(operation, wish)
      await victim.answer(asked, { factor, code: wrong(victim, factor, mistake) })
    }
    return victim.completes(operation, wish, { factor })
  },

  async attack({ victim, attacker, target, variant, clock }) {
    const { operation, factor, over, beforeLockEnds } = variant
    const { consecutiveGuesses, lockSeconds } = target.limits
    const wish = operation === 'transfer' ? attacker.forges(victim.intends(operation), 'payee') : { name: 'Spare' }
    const guess = async (thief: Actor, code: Code) => thief.answer(await thief.perform(operation, wish), { factor, code })
    const anew = async (number: number) => {
      const thief = atAnotherAddress(attacker.takes('password', victim), number)
      await thief.signIn()
      return thief
    }
    let thief = await anew(1)
    // The lock begins, at the latest, with the guess after the last allowed one.
    const wrongOnes = beforeLockEnds === undefined ? consecutiveGuesses : consecutiveGuesses + 1
    for (let mistake = 1; mistake <= wrongOnes; mistake += 1) {
      await guess(thief, wrong(victim, factor, mistake))
      if (over === 'sign-ins') thief = await anew(mistake + 1)
    }
    if (beforeLockEnds !== undefined) {
      clock.advance(lockSeconds - beforeLockEnds)
      thief = await anew(consecutiveGuesses + 2)
    }
    const right = attacker.guessesRight(victim)
    const code = factor === 'totp' ? right : { ...right, text: victim.options.person.recoveryCodes.at(-1) ?? '' }
    // the one deviation
    return guess(thief, code)
  },

  expects: { outcome: 'refused' },
})

/** A recovery code of the right form that is nobody's. */
function wrong(victim: Actor, factor: Guessing['factor'], variation: number): Code {
  const guess = victim.wrongCode(variation)
  const sheet = victim.options.person.recoveryCodes[0] ?? ''
  return factor === 'totp'
    ? guess
    : { ...guess, text: sheet.replaceAll(/[A-Z2-9]/gi, (_sign, at: number) => 'ABCDEFGH'[(at + variation) % 8] ?? 'A') }
}
