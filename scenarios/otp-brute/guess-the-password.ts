import { atAnotherAddress, scenario } from 'stepproof'

interface Places {
  readonly addresses: 'one' | 'many'
}

export const guessThePassword = scenario<Places>({
  id: 'otp-brute/guess-the-password',
  title: 'Guess the password from many addresses',
  story:
    'The attacker knows nothing but a login. He tries passwords, each in a browser of its own and some from another address each, and the try after the last allowed one happens to be right.',
  class: 'otp-brute',
  seen: ['https://attack.mitre.org/techniques/T1110/001/'],
  requirements: ['psd2-rts:4.3.b', 'pci-dss-4.0.1:8.3.4', 'asvs-5.0.0:6.3.1'],
  needs: ['statement'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'elsewhere',
  locksOut: 'victim',
  variants: { 'one-address': { addresses: 'one' }, 'many-addresses': { addresses: 'many' } },

  async honest({ victim, target }) {
    for (let mistake = 1; mistake < target.limits.consecutiveGuesses; mistake += 1) {
      await victim.signIn('password', { password: `mistyped ${mistake}` })
    }
    await victim.signIn()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, target, variant }) {
    const stranger = (number: number) => {
      const one = attacker.knowsNothingOf(victim)
      return variant.addresses === 'one' ? one : atAnotherAddress(one, number)
    }
    for (let guess = 1; guess <= target.limits.consecutiveGuesses; guess += 1) {
      await stranger(guess).signIn('password', { password: `guess ${guess}` })
    }
    // the one deviation
    return stranger(99).signIn('password', { password: victim.options.person.password })
  },

  expects: { outcome: 'refused' },
})
