import { scenario } from 'stepproof'

interface Spelling {
  /** The login as it is typed at the given try. */
  readonly spell: (login: string, attempt: number) => string
}

export const respellTheLogin = scenario<Spelling>({
  id: 'lock-alias/respell-the-login',
  title: 'Respell the login for every guess',
  story:
    'The attacker tries passwords and writes the login in another way each time: with other capitals, with spaces around it, in other forms of the same letters, or as the e-mail address. All of them are the same account, and so they must have the same number of tries.',
  class: 'lock-alias',
  seen: [
    'https://github.com/authelia/authelia/security/advisories/GHSA-m5mf-3963-4x26',
    'https://github.com/pennersr/django-allauth/blob/main/docs/release-notes/2020.rst',
  ],
  requirements: ['asvs-5.0.0:6.3.1', 'psd2-rts:4.3.b', 'pci-dss-4.0.1:8.3.4'],
  needs: ['statement', 'login-spellings'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'elsewhere',
  locksOut: 'victim',
  variants: {
    'letter-case': {
      spell: (login, attempt) => [...login].map((sign, at) => (at % 7 < attempt ? sign.toUpperCase() : sign)).join(''),
    },
    spaces: { spell: (login, attempt) => `${' '.repeat(attempt % 3)}${login}${' '.repeat(Math.floor(attempt / 3))}` },
    'letter-forms': { spell: (login, attempt) => login.slice(0, attempt).replaceAll(/[a-z]/g, fullWidth) + login.slice(attempt) },
    'e-mail': { spell: (login, attempt) => (attempt % 2 === 0 ? login : `${login}@example.test`) },
  },

  async honest({ victim, variant }) {
    const { login } = victim.options.person
    await victim.signIn('password', { login: variant.spell(login, 1) })
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, target, variant }) {
    const { login, password } = victim.options.person
    const { consecutiveGuesses } = target.limits
    const types = (attempt: number, typed: string) =>
      // the one deviation
      attacker.knowsNothingOf(victim).signIn('password', { login: variant.spell(login, attempt), password: typed })
    for (let guess = 1; guess <= consecutiveGuesses; guess += 1) await types(guess, `guess ${guess}`)
    return types(consecutiveGuesses + 1, password)
  },

  expects: { outcome: 'refused' },
})

/** The same letter as in East Asian typesetting, which compatibility normalisation takes for the plain one (Unicode Standard Annex 15). */
function fullWidth(letter: string): string {
  return String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)
}
