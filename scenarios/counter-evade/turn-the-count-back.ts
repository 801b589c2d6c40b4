import { type Actor, type Attacker, scenario } from 'stepproof'

interface Evasion {
  /** What is done between two guesses so that the count begins anew. */
  readonly between: (thief: Actor, attacker: Attacker, number: number) => Promise<unknown>
  /** Something that happens once before the guess that is right. */
  readonly last?: (attacker: Attacker) => Promise<unknown>
}

const nothing = async () => undefined

export const turnTheCountBack = scenario<Evasion>({
  id: 'counter-evade/turn-the-count-back',
  title: 'Turn the count of wrong codes back between guesses',
  story:
    'The attacker knows the password. Between his guesses of the code he does what might reset the count: he signs in again with the password, signs in to an account of his own from the same address, or makes so many failures for other logins that the store forgets the old ones.',
  class: 'counter-evade',
  seen: [
    'https://github.com/pennersr/django-allauth/blob/main/ChangeLog.rst',
    'https://argo-cd.readthedocs.io/en/stable/security_considerations/',
  ],
  requirements: ['asvs-5.0.0:6.3.1', 'asvs-5.0.0:6.6.3', 'psd2-rts:4.3.b', 'pci-dss-4.0.1:8.3.4'],
  needs: ['totp', 'transfer'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'elsewhere',
  locksOut: 'victim',
  variants: {
    'right-password': { between: (thief) => thief.signIn() },
    'own-account': { between: (_thief, { own }) => own.signIn() },
    'own-code': {
      between: async (_thief, { own }, number) => {
        if (number > 1) return
        await own.signIn()
        await own.completes('transfer', own.intends('transfer'), { factor: 'totp' })
      },
    },
    'other-logins': {
      between: nothing,
      async last({ own }) {
        for (let number = 0; number < 12; number += 1) {
          await own.signIn('password', { login: `nobody.${number}`, password: `guess ${number}` })
        }
      },
    },
  },

  async honest({ victim }) {
    const rent = victim.intends('transfer')
    await victim.signIn()
    const asked = await victim.perform('transfer', rent)
    await victim.answer(asked, { factor: 'totp', code: victim.wrongCode(1) })
    return victim.completes('transfer', rent, { factor: 'totp' })
  },

  async attack({ victim, attacker, target, variant }) {
    const thief = attacker.takes('password', victim)
    const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
    await thief.signIn()
    for (let guess = 1; guess <= target.limits.consecutiveGuesses; guess += 1) {
      const asked = await thief.perform('transfer', toHimself)
      await thief.answer(asked, { factor: 'totp', code: attacker.guessesWrong(victim, guess) })
      // the one deviation
      await variant.between(thief, attacker, guess)
    }
    await variant.last?.(attacker)
    const asked = await thief.perform('transfer', toHimself)
    return thief.answer(asked, { factor: 'totp', code: attacker.guessesRight(victim) })
  },

  expects: { outcome: 'refused' },
})
