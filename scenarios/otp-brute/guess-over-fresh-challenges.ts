import { scenario } from 'stepproof'

export const guessOverFreshChallenges = scenario({
  id: 'otp-brute/guess-over-fresh-challenges',
  title: 'Guess one-time codes over fresh challenges',
  story:
    'The attacker knows the password. He guesses codes and starts the payment anew before every guess, so that each challenge sees one wrong answer only. The guess after the last allowed one happens to be right.',
  class: 'otp-brute',
  seen: ['https://github.com/pterodactyl/panel/security/advisories/GHSA-5vfx-8w6m-h3v4'],
  requirements: ['psd2-rts:4.3.b', 'pci-dss-4.0.1:8.3.4', 'asvs-5.0.0:6.6.3'],
  needs: ['totp', 'transfer'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'elsewhere',
  locksOut: 'victim',

  async honest({ victim, target }) {
    const { consecutiveGuesses } = target.limits
    const rent = victim.intends('transfer')
    await victim.signIn()
    for (let mistake = 1; mistake < consecutiveGuesses; mistake += 1) {
      const asked = await victim.perform('transfer', rent)
      await victim.answer(asked, { factor: 'totp', code: victim.wrongCode(mistake) })
    }
    return victim.completes('transfer', rent, { factor: 'totp' })
  },

  async attack({ victim, attacker, target }) {
    const { consecutiveGuesses } = target.limits
    const thief = attacker.takes('password', victim)
    const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
    await thief.signIn()
    for (let guess = 1; guess <= consecutiveGuesses; guess += 1) {
      const asked = await thief.perform('transfer', toHimself)
      await thief.answer(asked, { factor: 'totp', code: attacker.guessesWrong(victim, guess) })
    }
    const asked = await thief.perform('transfer', toHimself)
    // the one deviation
    return thief.answer(asked, { factor: 'totp', code: attacker.guessesRight(victim) })
  },

  expects: { outcome: 'refused' },
})
